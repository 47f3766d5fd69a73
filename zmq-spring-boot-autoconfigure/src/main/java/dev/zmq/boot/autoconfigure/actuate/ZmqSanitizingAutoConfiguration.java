package dev.zmq.boot.autoconfigure.actuate;

import dev.zmq.boot.autoconfigure.ZmqSecrets;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration that keeps secret keys and passwords out of the endpoints
 * {@code env} and {@code configprops}, also if these show all values.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class ZmqSanitizingAutoConfiguration {

	@Bean
	SanitizingFunction zmqSanitizingFunction() {
		return SanitizingFunction.sanitizeValue().ifKeyMatches(ZmqSecrets::isSecret);
	}

}
