package dev.zmq.boot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.zmq.option.KeepAlive;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.ZmqSocketDefinition;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Which property of a socket sets which option: one row each.
 */
final class SocketOptionTable {

	private static final List<Row<?>> ROWS = List.of(
			row("send-high-water-mark", SocketOption.SEND_HIGH_WATER_MARK, ZmqSocketProperties::sendHighWaterMark),
			row("receive-high-water-mark", SocketOption.RECEIVE_HIGH_WATER_MARK,
					ZmqSocketProperties::receiveHighWaterMark),
			row("linger", SocketOption.LINGER, ZmqSocketProperties::linger),
			row("send-timeout", SocketOption.SEND_TIMEOUT, ZmqSocketProperties::sendTimeout),
			row("receive-timeout", SocketOption.RECEIVE_TIMEOUT, ZmqSocketProperties::receiveTimeout),
			row("immediate", SocketOption.IMMEDIATE, ZmqSocketProperties::immediate),
			row("conflate", SocketOption.CONFLATE, ZmqSocketProperties::conflate),
			row("send-buffer-size", SocketOption.SEND_BUFFER_SIZE, (p) -> bytes(p.sendBufferSize())),
			row("receive-buffer-size", SocketOption.RECEIVE_BUFFER_SIZE, (p) -> bytes(p.receiveBufferSize())),
			row("max-message-size", SocketOption.MAX_MESSAGE_SIZE,
					(p) -> (p.maxMessageSize() != null) ? (Long) p.maxMessageSize().toBytes() : null),
			row("connect-timeout", SocketOption.CONNECT_TIMEOUT, ZmqSocketProperties::connectTimeout),
			row("handshake-timeout", SocketOption.HANDSHAKE_TIMEOUT, ZmqSocketProperties::handshakeTimeout),
			row("backlog", SocketOption.BACKLOG, ZmqSocketProperties::backlog),
			row("tos", SocketOption.TOS, ZmqSocketProperties::tos),
			row("reconnect.interval", SocketOption.RECONNECT_INTERVAL, (p) -> p.reconnect().interval()),
			row("reconnect.max-interval", SocketOption.RECONNECT_INTERVAL_MAX, (p) -> p.reconnect().maxInterval()),
			row("reconnect.stop-on", SocketOption.RECONNECT_STOP, (p) -> p.reconnect().stopOn()),
			row("heartbeat.interval", SocketOption.HEARTBEAT_INTERVAL, (p) -> p.heartbeat().interval()),
			row("heartbeat.timeout", SocketOption.HEARTBEAT_TIMEOUT, (p) -> p.heartbeat().timeout()),
			row("heartbeat.ttl", SocketOption.HEARTBEAT_TTL, (p) -> p.heartbeat().ttl()),
			row("keepalive.enabled", SocketOption.TCP_KEEPALIVE, (p) -> keepAlive(p.keepalive().enabled())),
			row("keepalive.idle", SocketOption.TCP_KEEPALIVE_IDLE, (p) -> p.keepalive().idle()),
			row("keepalive.interval", SocketOption.TCP_KEEPALIVE_INTERVAL, (p) -> p.keepalive().interval()),
			row("keepalive.count", SocketOption.TCP_KEEPALIVE_COUNT, (p) -> p.keepalive().count()),
			row("routing-id", SocketOption.ROUTING_ID, (p) -> utf8(p.routingId())),
			row("router.mandatory", SocketOption.ROUTER_MANDATORY, (p) -> p.router().mandatory()),
			row("router.handover", SocketOption.ROUTER_HANDOVER, (p) -> p.router().handover()),
			row("router.probe", SocketOption.PROBE_ROUTER, (p) -> p.router().probe()),
			row("router.notify", SocketOption.ROUTER_NOTIFY, (p) -> p.router().notifications()),
			row("request.relaxed", SocketOption.REQ_RELAXED, (p) -> p.request().relaxed()),
			row("request.correlate", SocketOption.REQ_CORRELATE, (p) -> p.request().correlate()),
			row("pub.no-drop", SocketOption.XPUB_NODROP, (p) -> p.pub().noDrop()),
			row("pub.verbose", SocketOption.XPUB_VERBOSE, (p) -> p.pub().verbose()),
			row("pub.manual", SocketOption.XPUB_MANUAL, (p) -> p.pub().manual()),
			row("pub.welcome-message", SocketOption.XPUB_WELCOME_MESSAGE, (p) -> utf8(p.pub().welcomeMessage())),
			row("pub.invert-matching", SocketOption.INVERT_MATCHING, (p) -> p.pub().invertMatching()),
			row("metadata", SocketOption.METADATA, (p) -> metadata(p.metadata())), row("accept-filters",
					SocketOption.TCP_ACCEPT_FILTER, (p) -> p.acceptFilters().isEmpty() ? null : p.acceptFilters()));

	private SocketOptionTable() {
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

	private static @Nullable Integer bytes(@Nullable DataSize size) {
		return (size != null) ? (Integer) Math.toIntExact(size.toBytes()) : null;
	}

	private static byte @Nullable [] utf8(@Nullable String text) {
		return (text != null && !text.isEmpty()) ? text.getBytes(StandardCharsets.UTF_8) : null;
	}

	private static @Nullable KeepAlive keepAlive(@Nullable Boolean enabled) {
		if (enabled == null) {
			return null;
		}
		return enabled ? KeepAlive.ON : KeepAlive.OFF;
	}

	private static @Nullable Map<String, String> metadata(Map<String, String> given) {
		Map<String, String> prefixed = new LinkedHashMap<>();
		given.forEach((name, value) -> prefixed.put(name.startsWith("X-") ? name : "X-" + name, value));
		return prefixed.isEmpty() ? null : prefixed;
	}

	private static <T> Row<T> row(String property, SocketOption<T> option,
			Function<ZmqSocketProperties, @Nullable T> value) {
		return new Row<>(property, option, value);
	}

	private record Row<T>(String property, SocketOption<T> option, Function<ZmqSocketProperties, @Nullable T> value) {

		void apply(String prefix, ZmqSocketProperties properties, ZmqSocketDefinition.Builder builder) {
			T given = this.value.apply(properties);
			if (given != null) {
				builder.option(this.option, given, prefix + this.property);
			}
		}

	}

}
