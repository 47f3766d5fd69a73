package dev.zmq.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.zmq.boot.autoconfigure.ZmqConnectionDetails.SocketConnection;
import dev.zmq.exception.InvalidOptionException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.SocketSetupException;
import dev.zmq.spring.core.ZmqSocketDefinition;

/**
 * Makes definitions of sockets from properties: defaults of this starter, then
 * {@code zmq.defaults}, then what the socket says itself.
 */
final class SocketDefinitions {

	private static final String DEFAULTS = "zmq.defaults.";

	private final ZmqProperties properties;

	private final SocketSecurity security;

	private final List<ZmqConnectionDetails> connections;

	/**
	 * @param properties what is configured
	 * @param security what sets the options of security
	 * @param connections who knows where sockets connect to; the first that does counts
	 */
	SocketDefinitions(ZmqProperties properties, SocketSecurity security, List<ZmqConnectionDetails> connections) {
		this.properties = properties;
		this.security = security;
		this.connections = List.copyOf(connections);
		ZmqSocketProperties defaults = properties.defaults();
		rejectAsDefault("enabled", !defaults.enabled());
		rejectAsDefault("type", defaults.type() != null);
		rejectAsDefault("bind", !defaults.bind().isEmpty());
		rejectAsDefault("connect", !defaults.connect().isEmpty());
		rejectAsDefault("subscriptions", !defaults.subscriptions().isEmpty());
		rejectAsDefault("subscriptions-hex", !defaults.subscriptionsHex().isEmpty());
		rejectAsDefault("router.connect-routing-id", defaults.router().connectRoutingId() != null);
		rejectAsDefault("health.enabled", !defaults.health().enabled());
		rejectAsDefault("health.min-peers", defaults.health().minPeers() != null);
		rejectAsDefault("routing-id", defaults.routingId() != null);
	}

	private static void rejectAsDefault(String property, boolean given) {
		if (given) {
			throw new SocketSetupException("(all)", DEFAULTS + property, "(given)", new InvalidOptionException(
					"it belongs to one socket and cannot be a default; set it as zmq.sockets.<name>." + property));
		}
	}

	List<ZmqSocketDefinition> all() {
		List<ZmqSocketDefinition> definitions = new ArrayList<>();
		this.properties.sockets().forEach((name, socket) -> {
			if (socket.enabled()) {
				definitions.add(definition(name, socket));
			}
		});
		return definitions;
	}

	private ZmqSocketDefinition definition(String name, ZmqSocketProperties socket) {
		String prefix = "zmq.sockets." + name + ".";
		SocketType type = socket.type();
		if (type == null) {
			throw new SocketSetupException(name, prefix + "type", "(missing)",
					new InvalidOptionException("a socket needs a type, one of " + List.of(SocketType.values())));
		}
		ZmqSocketDefinition.Builder builder = ZmqSocketDefinition.builder(name, type).origin(prefix);
		defaults(type).accept(builder);
		SocketOptionTable.apply(prefix, socket, builder);
		SocketConnection connection = connection(name);
		builder.bind(socket.bind().toArray(String[]::new))
			.connect(connection.connect().toArray(String[]::new))
			.subscribe(socket.subscriptions().toArray(String[]::new));
		socket.subscriptionsHex().forEach((topic) -> builder.subscribe(hex(name, topic)));
		content(socket, builder);
		this.security.apply(prefix, socket.security(), connection.security(), builder);
		this.security.tls().apply(prefix, socket.ssl(), builder);
		return builder.build();
	}

	private static byte[] hex(String name, String topic) {
		try {
			return ByteText.hex(topic);
		}
		catch (InvalidOptionException ex) {
			throw new SocketSetupException(name, "zmq.sockets." + name + ".subscriptions-hex", topic, ex);
		}
	}

	private SocketConnection connection(String name) {
		for (ZmqConnectionDetails each : this.connections) {
			SocketConnection connection = each.getSocket(name);
			if (connection != null) {
				return connection;
			}
		}
		return SocketConnection.to();
	}

	/** What a socket of a type has before it says anything itself. */
	Consumer<ZmqSocketDefinition.Builder> defaults(SocketType type) {
		return (builder) -> {
			starterDefaults(type, builder);
			SocketOptionTable.applyDefaults(DEFAULTS, this.properties.defaults(), type, builder);
			content(this.properties.defaults(), builder);
			this.security.tls().applyDefaults(builder);
		};
	}

	static void content(ZmqSocketProperties properties, ZmqSocketDefinition.Builder builder) {
		if (properties.contentType() != null) {
			builder.contentType(properties.contentType());
		}
		if (properties.format() != null) {
			builder.format(properties.format());
		}
	}

	/**
	 * Nothing hangs for ever and no failure is silent: these differ from libzmq, see
	 * docs/differences-from-libzmq.md.
	 */
	private static void starterDefaults(SocketType type, ZmqSocketDefinition.Builder builder) {
		set(SocketOption.LINGER, Duration.ofSeconds(1), "linger", type, builder);
		set(SocketOption.SEND_TIMEOUT, Duration.ofSeconds(5), "send-timeout", type, builder);
		set(SocketOption.HEARTBEAT_INTERVAL, Duration.ofSeconds(10), "heartbeat.interval", type, builder);
		set(SocketOption.ROUTER_MANDATORY, true, "router.mandatory", type, builder);
		set(SocketOption.REQ_RELAXED, true, "request.relaxed", type, builder);
		set(SocketOption.REQ_CORRELATE, true, "request.correlate", type, builder);
	}

	private static <T> void set(SocketOption<T> option, T value, String property, SocketType type,
			ZmqSocketDefinition.Builder builder) {
		if (option.appliesTo(type)) {
			builder.option(option, value, DEFAULTS + property);
		}
	}

}
