package dev.zmq.boot.autoconfigure.observation;

import dev.zmq.ZmqContext;
import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.spring.observation.ZmqListenerObservationConvention;
import dev.zmq.spring.observation.ZmqObservationDecorator;
import dev.zmq.spring.observation.ZmqObservationInterceptor;
import dev.zmq.spring.observation.ZmqRequestObservationConvention;
import dev.zmq.spring.observation.ZmqSendObservationConvention;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of observations, which have to be asked for.
 */
@AutoConfiguration(after = ZmqAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass({ ObservationRegistry.class, ZmqContext.class })
@ConditionalOnBean({ ObservationRegistry.class, ZmqContext.class })
@EnableConfigurationProperties(ZmqObservationProperties.class)
public final class ZmqObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty("zmq.listener.observation-enabled")
	ZmqObservationDecorator zmqObservationDecorator(ObservationRegistry registry, ZmqObservationProperties properties,
			ObjectProvider<ZmqListenerObservationConvention> convention) {
		return new ZmqObservationDecorator(registry, convention.getIfUnique(), properties.propagate());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty("zmq.template.observation-enabled")
	ZmqObservationInterceptor zmqObservationInterceptor(ObservationRegistry registry,
			ZmqObservationProperties properties, ObjectProvider<ZmqSendObservationConvention> sendConvention,
			ObjectProvider<ZmqRequestObservationConvention> requestConvention) {
		return new ZmqObservationInterceptor(registry, "zmqTemplate", sendConvention.getIfUnique(),
				requestConvention.getIfUnique(), properties.propagate());
	}

}
