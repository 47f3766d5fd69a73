package dev.zmq.boot.autoconfigure;

import java.time.Clock;
import java.time.Duration;

import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.monitor.ZmqSocketMonitor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What watches the sockets, for events, health, metrics and the endpoint.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ZmqEventProperties.class)
final class ZmqMonitorConfiguration {

	/** The registry asks for its customizers, so this asks for the registry later. */
	@Bean
	@ConditionalOnMissingBean
	ZmqSocketMonitor zmqSocketMonitor(ObjectProvider<ZmqSocketRegistry> sockets, ZmqEventProperties properties,
			ApplicationContext context) {
		Duration dropsInterval = (properties.enabled()) ? properties.dropsInterval() : Duration.ZERO;
		ZmqSocketMonitor monitor = new ZmqSocketMonitor((name) -> sockets.getObject().getDefinition(name).type(),
				dropsInterval, Clock.systemUTC());
		if (properties.enabled()) {
			monitor.publishTo(context);
		}
		return monitor;
	}

}
