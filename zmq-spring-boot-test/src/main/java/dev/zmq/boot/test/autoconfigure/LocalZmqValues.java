package dev.zmq.boot.test.autoconfigure;

import java.lang.reflect.AnnotatedElement;
import java.util.List;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.endpoint.TlsEndpoint;
import dev.zmq.spring.core.ZmqSocketRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Finds what {@link LocalZmqPort} and {@link LocalZmqEndpoint} stand for.
 */
final class LocalZmqValues {

	private static final String LOOPBACK = "127.0.0.1";

	private LocalZmqValues() {
	}

	static boolean isAnnotated(AnnotatedElement element) {
		return AnnotatedElementUtils.isAnnotated(element, LocalZmqPort.class)
				|| AnnotatedElementUtils.isAnnotated(element, LocalZmqEndpoint.class);
	}

	/**
	 * Returns the value of a field or parameter.
	 * @param element the field or parameter
	 * @param type its type
	 * @param beans the beans of the application
	 * @return the value, or null if the element has neither annotation
	 */
	static @Nullable Object find(AnnotatedElement element, Class<?> type, BeanFactory beans) {
		LocalZmqPort port = AnnotatedElementUtils.findMergedAnnotation(element, LocalZmqPort.class);
		if (port != null) {
			check(type == int.class || type == Integer.class, "@LocalZmqPort", "an int", element);
			return beans.getBean(ZmqSocketRegistry.class).getPort(port.value());
		}
		LocalZmqEndpoint endpoint = AnnotatedElementUtils.findMergedAnnotation(element, LocalZmqEndpoint.class);
		if (endpoint != null) {
			check(type == String.class, "@LocalZmqEndpoint", "a String", element);
			return endpoint(endpoint.value(), beans.getBean(ZmqSocketRegistry.class));
		}
		return null;
	}

	private static void check(boolean right, String annotation, String type, AnnotatedElement element) {
		if (!right) {
			throw new IllegalStateException(annotation + " needs " + type + ", which " + element + " is not");
		}
	}

	private static String endpoint(String name, ZmqSocketRegistry sockets) {
		List<Endpoint> bound = sockets.getBoundEndpoints(name);
		if (bound.isEmpty()) {
			throw new IllegalStateException("Socket '" + name + "' is not bound to anything; give it zmq.sockets."
					+ name + ".bind, or look at the other side");
		}
		Endpoint first = bound.get(0);
		TcpEndpoint address = address(first);
		if (address == null || !isEverywhere(address)) {
			return first.toString();
		}
		TcpEndpoint here = new TcpEndpoint(LOOPBACK, address.port());
		return ((first instanceof TlsEndpoint) ? new TlsEndpoint(here) : here).toString();
	}

	/** Host and port of an endpoint that has them, with TLS or without. */
	static @Nullable TcpEndpoint address(Endpoint endpoint) {
		return (endpoint instanceof TlsEndpoint tls) ? tls.address()
				: (endpoint instanceof TcpEndpoint tcp) ? tcp : null;
	}

	/** Whether an endpoint is bound to all addresses of the machine. */
	static boolean isEverywhere(TcpEndpoint endpoint) {
		return endpoint.isWildcardHost() || endpoint.host().equals("0.0.0.0") || endpoint.host().equals("::");
	}

}
