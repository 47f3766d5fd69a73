package dev.zmq.boot.test.autoconfigure;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.endpoint.TlsEndpoint;
import dev.zmq.exception.InvalidEndpointException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Moves where sockets bind to other places, and lets those follow that connect to them.
 * The new endpoints are a property source in front of all others.
 */
final class EndpointMover {

	private static final String PROPERTIES = "zmq.sockets";

	private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

	/** Names that need no brackets in properties. With brackets, they would be others. */
	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

	private final ConfigurableEnvironment environment;

	private final Places places;

	private final Map<Endpoint, Endpoint> moved = new LinkedHashMap<>();

	EndpointMover(ConfigurableEnvironment environment, Places places) {
		this.environment = environment;
		this.places = places;
	}

	void move() {
		Map<String, Ends> sockets = Binder.get(this.environment)
			.bind(PROPERTIES, Bindable.mapOf(String.class, Ends.class))
			.orElse(Map.of());
		Map<String, Object> properties = new LinkedHashMap<>();
		sockets.forEach((name, ends) -> put(properties, name, "bind", ends.bindOrNone(), moveBound(ends.bindOrNone())));
		sockets.forEach(
				(name, ends) -> put(properties, name, "connect", ends.connectOrNone(), follow(ends.connectOrNone())));
		this.environment.getPropertySources().addFirst(new MapPropertySource("zmq.test.endpoints", properties));
	}

	/**
	 * One text, so that placeholders see it, too. What is not moved keeps its own form.
	 */
	private static void put(Map<String, Object> properties, String socket, String key, List<String> old,
			List<String> endpoints) {
		if (!endpoints.equals(old)) {
			String element = PLAIN.matcher(socket).matches() ? "." + socket : "[" + socket + "]";
			properties.put(PROPERTIES + element + "." + key, String.join(",", endpoints));
		}
	}

	private List<String> moveBound(List<String> endpoints) {
		return endpoints.stream().map((text) -> {
			Endpoint old = parse(text);
			return (old != null) ? text(old, moveBound(old), text) : text;
		}).toList();
	}

	private static String text(Endpoint old, Endpoint moved, String text) {
		return moved.equals(old) ? text : moved.toString();
	}

	private Endpoint moveBound(Endpoint bind) {
		// each of those that ask for any port gets one of its own, and nobody can follow
		return isAnyPort(bind) ? this.places.instead(bind) : this.moved.computeIfAbsent(bind, this.places::instead);
	}

	private static boolean isAnyPort(Endpoint endpoint) {
		TcpEndpoint address = LocalZmqValues.address(endpoint);
		return address != null && address.isWildcardPort();
	}

	private List<String> follow(List<String> endpoints) {
		return endpoints.stream().map((text) -> {
			Endpoint old = parse(text);
			return (old != null) ? text(old, follow(old), text) : text;
		}).toList();
	}

	private Endpoint follow(Endpoint connect) {
		return this.moved.entrySet()
			.stream()
			.filter((entry) -> leadsTo(connect, entry.getKey()))
			.map((entry) -> asNamed(connect, entry.getValue()))
			.findFirst()
			.orElse(connect);
	}

	/** Whether whoever connects to the one gets to what is bound to the other. */
	private static boolean leadsTo(Endpoint connect, Endpoint bound) {
		TcpEndpoint to = LocalZmqValues.address(connect);
		TcpEndpoint at = LocalZmqValues.address(bound);
		if (to == null || at == null || !connect.scheme().equals(bound.scheme())) {
			return connect.equals(bound);
		}
		boolean here = isLocalhost(to) || LOOPBACK.contains(to.host()) || to.host().startsWith("127.");
		boolean heard = LocalZmqValues.isEverywhere(at) || LOOPBACK.contains(at.host());
		return to.port() == at.port() && (to.host().equals(at.host()) || (here && heard));
	}

	/** A certificate may be for the name only, so that a client of TLS keeps it. */
	private static Endpoint asNamed(Endpoint connect, Endpoint moved) {
		return (connect instanceof TlsEndpoint to && moved instanceof TlsEndpoint at && isLocalhost(to.address()))
				? to.withPort(at.port()) : moved;
	}

	private static boolean isLocalhost(TcpEndpoint endpoint) {
		return endpoint.host().equals("localhost")
				|| endpoint.host().equals(InetAddress.getLoopbackAddress().getHostName());
	}

	/** What is malformed stays, for the application to complain about. */
	private static @Nullable Endpoint parse(String text) {
		try {
			return Endpoint.parse(text.trim());
		}
		catch (InvalidEndpointException ex) {
			return null;
		}
	}

	/**
	 * What counts of a socket here.
	 */
	record Ends(@Nullable List<String> bind, @Nullable List<String> connect) {

		List<String> bindOrNone() {
			return (this.bind != null) ? this.bind : List.of();
		}

		List<String> connectOrNone() {
			return (this.connect != null) ? this.connect : List.of();
		}

	}

}
