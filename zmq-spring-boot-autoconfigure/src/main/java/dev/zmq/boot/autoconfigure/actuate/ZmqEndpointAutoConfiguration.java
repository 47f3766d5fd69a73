package dev.zmq.boot.autoconfigure.actuate;

import dev.zmq.ZmqContext;
import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.monitor.ZmqSocketMonitor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the actuator endpoint.
 */
@AutoConfiguration(after = ZmqAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(ZmqSocketRegistry.class)
@ConditionalOnAvailableEndpoint(ZmqEndpoint.class)
public final class ZmqEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ZmqEndpoint zmqEndpoint(ZmqContext context, ZmqSocketRegistry sockets,
			ObjectProvider<ZmqListenerEndpointRegistry> listeners, ZmqSocketMonitor monitor) {
		return new ZmqEndpoint(context, sockets, listeners.getIfAvailable(), monitor);
	}

	@Bean
	@ConditionalOnMissingBean
	ZmqEndpointWebExtension zmqEndpointWebExtension(ZmqEndpoint endpoint) {
		return new ZmqEndpointWebExtension(endpoint);
	}

}
