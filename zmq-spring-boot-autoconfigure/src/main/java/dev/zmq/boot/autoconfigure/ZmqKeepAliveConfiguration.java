package dev.zmq.boot.autoconfigure;

import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.listener.ZmqListenerContainer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/**
 * Whether the process is kept running.
 */
@Configuration(proxyBeanMethods = false)
final class ZmqKeepAliveConfiguration {

	private static final String WEB_SERVER = "org.springframework.boot.web.server.context.WebServerApplicationContext";

	@Bean
	KeepAliveThread zmqKeepAlive(ZmqProperties properties, ApplicationContext context,
			ObjectProvider<ZmqSocketRegistry> sockets, ObjectProvider<ZmqListenerEndpointRegistry> listeners) {
		return new KeepAliveThread(switch (properties.context().keepAlive()) {
			case TRUE -> () -> true;
			case FALSE -> () -> false;
			case AUTO ->
				isWebServer(context) ? () -> false : () -> sockets.stream().anyMatch(ZmqKeepAliveConfiguration::isBound)
						|| listeners.stream().anyMatch(ZmqKeepAliveConfiguration::isListening);
		});
	}

	private static boolean isBound(ZmqSocketRegistry sockets) {
		return sockets.getNames().stream().anyMatch((name) -> !sockets.getBoundEndpoints(name).isEmpty());
	}

	private static boolean isListening(ZmqListenerEndpointRegistry listeners) {
		return listeners.getContainers().stream().anyMatch(ZmqListenerContainer::isRunning);
	}

	private static boolean isWebServer(ApplicationContext context) {
		ClassLoader loader = context.getClassLoader();
		return ClassUtils.isPresent(WEB_SERVER, loader)
				&& ClassUtils.resolveClassName(WEB_SERVER, loader).isInstance(context);
	}

}
