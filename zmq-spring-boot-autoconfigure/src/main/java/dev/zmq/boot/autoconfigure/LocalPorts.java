package dev.zmq.boot.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.endpoint.TlsEndpoint;
import dev.zmq.spring.event.ZmqSocketOpenedEvent;

import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Tells as {@code local.zmq.<socket>.port} which TCP port a socket is bound to, as Boot
 * does with {@code local.server.port}.
 */
final class LocalPorts implements ApplicationListener<ZmqSocketOpenedEvent> {

	private final Map<String, Object> ports = new ConcurrentHashMap<>();

	LocalPorts(ConfigurableEnvironment environment) {
		environment.getPropertySources().addFirst(new MapPropertySource("zmq.ports", this.ports));
	}

	@Override
	public void onApplicationEvent(ZmqSocketOpenedEvent event) {
		event.getBound()
			.stream()
			.map((endpoint) -> (endpoint instanceof TlsEndpoint tls) ? tls.address() : endpoint)
			.filter(TcpEndpoint.class::isInstance)
			.map(TcpEndpoint.class::cast)
			.findFirst()
			.ifPresent((endpoint) -> this.ports.put("local.zmq." + event.getName() + ".port", endpoint.port()));
	}

	@Override
	public boolean supportsAsyncExecution() {
		return false;
	}

}
