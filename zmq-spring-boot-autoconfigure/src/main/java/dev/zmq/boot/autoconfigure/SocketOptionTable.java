package dev.zmq.boot.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.zmq.exception.InvalidOptionException;
import dev.zmq.option.KeepAlive;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.SocketSetupException;
import dev.zmq.spring.core.ZmqSocketDefinition;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Which property of a socket sets which option: one row each.
 */
final class SocketOptionTable {

	private static final List<Row<?, ?>> ROWS = List.of(
			row("send-high-water-mark", SocketOption.SEND_HIGH_WATER_MARK, ZmqSocketProperties::sendHighWaterMark),
			row("receive-high-water-mark", SocketOption.RECEIVE_HIGH_WATER_MARK,
					ZmqSocketProperties::receiveHighWaterMark),
			row("linger", SocketOption.LINGER, ZmqSocketProperties::linger),
			row("send-timeout", SocketOption.SEND_TIMEOUT, ZmqSocketProperties::sendTimeout),
			row("receive-timeout", SocketOption.RECEIVE_TIMEOUT, ZmqSocketProperties::receiveTimeout),
			row("immediate", SocketOption.IMMEDIATE, ZmqSocketProperties::immediate),
			row("conflate", SocketOption.CONFLATE, ZmqSocketProperties::conflate),
			row("send-buffer-size", SocketOption.SEND_BUFFER_SIZE, ZmqSocketProperties::sendBufferSize,
					SocketOptionTable::intBytes),
			row("receive-buffer-size", SocketOption.RECEIVE_BUFFER_SIZE, ZmqSocketProperties::receiveBufferSize,
					SocketOptionTable::intBytes),
			row("max-message-size", SocketOption.MAX_MESSAGE_SIZE, ZmqSocketProperties::maxMessageSize,
					DataSize::toBytes),
			row("connect-timeout", SocketOption.CONNECT_TIMEOUT, ZmqSocketProperties::connectTimeout),
			row("handshake-timeout", SocketOption.HANDSHAKE_TIMEOUT, ZmqSocketProperties::handshakeTimeout),
			row("backlog", SocketOption.BACKLOG, ZmqSocketProperties::backlog),
			row("tos", SocketOption.TOS, ZmqSocketProperties::tos),
			row("ipv6", SocketOption.IPV6, ZmqSocketProperties::ipv6),
			row("affinity", SocketOption.AFFINITY, ZmqSocketProperties::affinity),
			row("reconnect.interval", SocketOption.RECONNECT_INTERVAL, (p) -> p.reconnect().interval()),
			row("reconnect.max-interval", SocketOption.RECONNECT_INTERVAL_MAX, (p) -> p.reconnect().maxInterval()),
			row("reconnect.stop-on", SocketOption.RECONNECT_STOP, (p) -> p.reconnect().stopOn()),
			row("heartbeat.interval", SocketOption.HEARTBEAT_INTERVAL, (p) -> p.heartbeat().interval()),
			row("heartbeat.timeout", SocketOption.HEARTBEAT_TIMEOUT, (p) -> p.heartbeat().timeout()),
			row("heartbeat.ttl", SocketOption.HEARTBEAT_TTL, (p) -> p.heartbeat().ttl()),
			row("keepalive.enabled", SocketOption.TCP_KEEPALIVE, (p) -> p.keepalive().enabled(),
					(enabled) -> enabled ? KeepAlive.ON : KeepAlive.OFF),
			row("keepalive.idle", SocketOption.TCP_KEEPALIVE_IDLE, (p) -> p.keepalive().idle()),
			row("keepalive.interval", SocketOption.TCP_KEEPALIVE_INTERVAL, (p) -> p.keepalive().interval()),
			row("keepalive.count", SocketOption.TCP_KEEPALIVE_COUNT, (p) -> p.keepalive().count()),
			row("limits.frames-per-message", SocketOption.MAX_FRAMES_PER_MESSAGE, (p) -> p.limits().framesPerMessage()),
			row("limits.connections", SocketOption.MAX_CONNECTIONS, (p) -> p.limits().connections()),
			row("limits.connections-per-address", SocketOption.MAX_CONNECTIONS_PER_ADDRESS,
					(p) -> p.limits().connectionsPerAddress()),
			row("limits.pending-handshakes", SocketOption.MAX_PENDING_HANDSHAKES,
					(p) -> p.limits().pendingHandshakes()),
			row("limits.subscriptions-per-peer", SocketOption.MAX_SUBSCRIPTIONS_PER_PEER,
					(p) -> p.limits().subscriptionsPerPeer()),
			row("limits.topic-length", SocketOption.MAX_TOPIC_LENGTH, (p) -> p.limits().topicLength(),
					SocketOptionTable::intBytes),
			row("limits.subscription-size-per-peer", SocketOption.MAX_SUBSCRIPTION_BYTES_PER_PEER,
					(p) -> p.limits().subscriptionSizePerPeer(), DataSize::toBytes),
			row("routing-id", SocketOption.ROUTING_ID, (p) -> given(p.routingId()), ByteText::parse),
			row("hello-message", SocketOption.HELLO_MESSAGE, ZmqSocketProperties::helloMessage, ByteText::parse),
			row("disconnect-message", SocketOption.DISCONNECT_MESSAGE, ZmqSocketProperties::disconnectMessage,
					ByteText::parse),
			row("hiccup-message", SocketOption.HICCUP_MESSAGE, ZmqSocketProperties::hiccupMessage, ByteText::parse),
			row("router.mandatory", SocketOption.ROUTER_MANDATORY, (p) -> p.router().mandatory()),
			row("router.handover", SocketOption.ROUTER_HANDOVER, (p) -> p.router().handover()),
			row("router.probe", SocketOption.PROBE_ROUTER, (p) -> p.router().probe()),
			row("router.notify", SocketOption.ROUTER_NOTIFY, (p) -> p.router().notifications()),
			row("router.connect-routing-id", SocketOption.CONNECT_ROUTING_ID,
					(p) -> given(p.router().connectRoutingId()), ByteText::parse),
			row("request.relaxed", SocketOption.REQ_RELAXED, (p) -> p.request().relaxed()),
			row("request.correlate", SocketOption.REQ_CORRELATE, (p) -> p.request().correlate()),
			row("pub.no-drop", SocketOption.XPUB_NODROP, (p) -> p.pub().noDrop()),
			row("pub.verbose", SocketOption.XPUB_VERBOSE, (p) -> p.pub().verbose()),
			row("pub.verboser", SocketOption.XPUB_VERBOSER, (p) -> p.pub().verboser()),
			row("pub.manual", SocketOption.XPUB_MANUAL, (p) -> p.pub().manual()),
			row("pub.manual-last-value", SocketOption.XPUB_MANUAL_LAST_VALUE, (p) -> p.pub().manualLastValue()),
			row("pub.only-first-subscribe", SocketOption.ONLY_FIRST_SUBSCRIBE, (p) -> p.pub().onlyFirstSubscribe()),
			row("pub.welcome-message", SocketOption.XPUB_WELCOME_MESSAGE, (p) -> p.pub().welcomeMessage(),
					ByteText::parse),
			row("pub.invert-matching", SocketOption.INVERT_MATCHING, (p) -> p.pub().invertMatching()),
			row("sub.verbose-unsubscribe", SocketOption.XSUB_VERBOSE_UNSUBSCRIBE, (p) -> p.sub().verboseUnsubscribe()),
			row("stream.notify", SocketOption.STREAM_NOTIFY, (p) -> p.stream().notifications()),
			row("metadata", SocketOption.METADATA, (p) -> p.metadata().isEmpty() ? null : p.metadata(),
					SocketOptionTable::metadata),
			row("accept-filters", SocketOption.TCP_ACCEPT_FILTER,
					(p) -> p.acceptFilters().isEmpty() ? null : p.acceptFilters()));

	private SocketOptionTable() {
	}

	/** The names of all properties that are options. */
	static Set<String> names() {
		return ROWS.stream().map(Row::property).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Sets what a socket says itself, whether its type has the option or not: if it has
	 * not, opening it is an error that tells so.
	 */
	static void apply(String prefix, ZmqSocketProperties properties, ZmqSocketDefinition.Builder builder) {
		ROWS.forEach((row) -> row.apply(prefix, properties, builder));
	}

	/** Sets what all sockets of a type have by default. */
	static void applyDefaults(String prefix, ZmqSocketProperties defaults, SocketType type,
			ZmqSocketDefinition.Builder builder) {
		ROWS.stream()
			.filter((row) -> row.option().appliesTo(type))
			.forEach((row) -> row.apply(prefix, defaults, builder));
	}

	/** Which options have a property, and which. */
	static Map<String, SocketOption<?>> properties() {
		Map<String, SocketOption<?>> properties = new LinkedHashMap<>();
		ROWS.forEach((row) -> properties.put(row.property(), row.option()));
		return properties;
	}

	/** An empty name is none, as placeholders leave it. */
	private static @Nullable String given(@Nullable String name) {
		return (name != null && !name.isEmpty()) ? name : null;
	}

	private static int intBytes(DataSize size) {
		if (size.toBytes() > Integer.MAX_VALUE) {
			throw new InvalidOptionException("it is more than 2 GB; allowed: less than that");
		}
		return (int) size.toBytes();
	}

	private static Map<String, String> metadata(Map<String, String> given) {
		Map<String, String> prefixed = new LinkedHashMap<>();
		given.forEach((name, value) -> prefixed.put(name.startsWith("X-") ? name : "X-" + name, value));
		return prefixed;
	}

	private static <T> Row<T, T> row(String property, SocketOption<T> option,
			Function<ZmqSocketProperties, @Nullable T> value) {
		return row(property, option, value, Function.identity());
	}

	private static <V, T> Row<V, T> row(String property, SocketOption<T> option,
			Function<ZmqSocketProperties, @Nullable V> value, Function<V, T> conversion) {
		return new Row<>(property, option, value, conversion);
	}

	/**
	 * @param <V> what the property is bound to
	 * @param <T> what the option takes
	 */
	private record Row<V, T>(String property, SocketOption<T> option, Function<ZmqSocketProperties, @Nullable V> value,
			Function<V, T> conversion) {

		void apply(String prefix, ZmqSocketProperties properties, ZmqSocketDefinition.Builder builder) {
			V given = this.value.apply(properties);
			if (given != null) {
				builder.option(this.option, converted(builder.name(), prefix, given), prefix + this.property);
			}
		}

		private T converted(String socket, String prefix, V given) {
			try {
				return this.conversion.apply(given);
			}
			catch (InvalidOptionException ex) {
				throw new SocketSetupException(socket, prefix + this.property, given.toString(), ex);
			}
		}

	}

}
