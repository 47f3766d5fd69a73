package dev.zmq.boot.autoconfigure.health;

import dev.zmq.ZmqContext;
import dev.zmq.boot.autoconfigure.ZmqAccess;
import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.boot.autoconfigure.ZmqProperties;
import dev.zmq.boot.autoconfigure.ZmqSocketProperties;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.monitor.ZmqSocketMonitor;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the health of the context, sockets and listeners.
 */
@AutoConfiguration(after = ZmqAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(ZmqSocketRegistry.class)
@ConditionalOnEnabledHealthIndicator("zmq")
@EnableConfigurationProperties(ZmqHealthProperties.class)
public final class ZmqHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "zmqHealthIndicator", "zmqHealthContributor" })
	ZmqHealthContributor zmqHealthContributor(ZmqContext context, ZmqSocketRegistry sockets,
			ObjectProvider<ZmqListenerEndpointRegistry> listeners, ZmqSocketMonitor monitor,
			ZmqHealthProperties properties, ZmqProperties zmq, ObjectProvider<ZmqAccess> access) {
		ZmqHealthContributor.SocketRules rules = new ZmqHealthContributor.SocketRules((name) -> isShown(of(zmq, name)),
				(name) -> minPeers(of(zmq, name), properties));
		return new ZmqHealthContributor(context, sockets, listeners.getIfAvailable(), monitor, properties, rules,
				access.getIfAvailable());
	}

	private static boolean isShown(ZmqSocketProperties.@Nullable Health own) {
		return own == null || own.enabled();
	}

	private static ZmqSocketProperties.@Nullable Health of(ZmqProperties properties, String name) {
		ZmqSocketProperties socket = properties.sockets().get(name);
		return (socket != null) ? socket.health() : null;
	}

	private static int minPeers(ZmqSocketProperties.@Nullable Health own, ZmqHealthProperties properties) {
		Integer minPeers = (own != null) ? own.minPeers() : null;
		return (minPeers != null) ? minPeers : properties.minPeers();
	}

}
