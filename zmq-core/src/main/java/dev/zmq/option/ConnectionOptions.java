package dev.zmq.option;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static dev.zmq.option.OptionGroup.CONNECTION;
import static dev.zmq.option.OptionValues.addressRanges;
import static dev.zmq.option.OptionValues.flag;
import static dev.zmq.option.OptionValues.integer;
import static dev.zmq.option.OptionValues.metadata;
import static dev.zmq.option.OptionValues.oneOf;
import static dev.zmq.option.OptionValues.positiveOrMinusOne;
import static dev.zmq.option.OptionValues.secondsOrMinusOne;
import static dev.zmq.option.OptionValues.setOf;
import static dev.zmq.option.OptionValues.time;
import static dev.zmq.option.OptionValues.timeOrMinusOne;
import static dev.zmq.option.SocketType.STREAM;

/**
 * Options of connections: how they are made, kept, watched and made again.
 */
sealed interface ConnectionOptions permits SocketOption {

	/**
	 * The operating system's send buffer per connection in bytes; −1 leaves it as it is
	 * ({@code ZMQ_SNDBUF}).
	 */
	SocketOption<Integer> SEND_BUFFER_SIZE = CONNECTION
		.option(11, "ZMQ_SNDBUF", "SEND_BUFFER_SIZE", integer(-1, -1, "bytes (-1: as the operating system has it)"))
		.build();

	/**
	 * The operating system's receive buffer per connection in bytes; −1 leaves it as it
	 * is ({@code ZMQ_RCVBUF}).
	 */
	SocketOption<Integer> RECEIVE_BUFFER_SIZE = CONNECTION
		.option(12, "ZMQ_RCVBUF", "RECEIVE_BUFFER_SIZE", integer(-1, -1, "bytes (-1: as the operating system has it)"))
		.build();

	/**
	 * The pause before the first attempt to connect again. With 0 or
	 * {@link SocketOption#INFINITE} a lost or failed connection is not tried again, as in
	 * libzmq ({@code ZMQ_RECONNECT_IVL}).
	 */
	SocketOption<Duration> RECONNECT_INTERVAL = CONNECTION
		.option(18, "ZMQ_RECONNECT_IVL", "RECONNECT_INTERVAL", timeOrMinusOne(Duration.ofMillis(100), "never", "never"))
		.build();

	/**
	 * The longest pause between attempts to connect again: the pause doubles up to it. 10
	 * seconds by default, no doubling in libzmq ({@code ZMQ_RECONNECT_IVL_MAX}).
	 */
	SocketOption<Duration> RECONNECT_INTERVAL_MAX = CONNECTION
		.option(21, "ZMQ_RECONNECT_IVL_MAX", "RECONNECT_INTERVAL_MAX", time(Duration.ofSeconds(10), "no back-off"))
		.build();

	/**
	 * What ends the attempts to connect again, besides protocol errors; nothing by
	 * default ({@code ZMQ_RECONNECT_STOP}).
	 */
	SocketOption<Set<ReconnectStop>> RECONNECT_STOP = CONNECTION
		.option(109, "ZMQ_RECONNECT_STOP", "RECONNECT_STOP", setOf(ReconnectStop.class))
		.build();

	/**
	 * How many connections may wait to be accepted ({@code ZMQ_BACKLOG}). What comes
	 * beyond it the operating system ignores, so that the peer only tries again after a
	 * second, and then after ever longer pauses; libzmq's default is 100, which a few
	 * hundred peers exceed that connect at once. The operating system may have a smaller
	 * limit of its own, such as {@code net.core.somaxconn} of Linux.
	 */
	SocketOption<Integer> BACKLOG = CONNECTION.option(19, "ZMQ_BACKLOG", "BACKLOG", integer(4096, 0, "connections"))
		.build();

	/** Whether TCP probes silent connections ({@code ZMQ_TCP_KEEPALIVE}). */
	SocketOption<KeepAlive> TCP_KEEPALIVE = CONNECTION
		.option(34, "ZMQ_TCP_KEEPALIVE", "TCP_KEEPALIVE", oneOf(KeepAlive.SYSTEM))
		.build();

	/**
	 * How many unanswered probes break a connection; −1 leaves it to the operating system
	 * ({@code ZMQ_TCP_KEEPALIVE_CNT}).
	 */
	SocketOption<Integer> TCP_KEEPALIVE_COUNT = CONNECTION
		.option(35, "ZMQ_TCP_KEEPALIVE_CNT", "TCP_KEEPALIVE_COUNT", positiveOrMinusOne("probes"))
		.build();

	/**
	 * The silence before the first probe, in whole seconds; −1 ms leaves it to the
	 * operating system ({@code ZMQ_TCP_KEEPALIVE_IDLE}).
	 */
	SocketOption<Duration> TCP_KEEPALIVE_IDLE = CONNECTION
		.option(36, "ZMQ_TCP_KEEPALIVE_IDLE", "TCP_KEEPALIVE_IDLE", secondsOrMinusOne())
		.build();

	/**
	 * The time between probes, in whole seconds; −1 ms leaves it to the operating system
	 * ({@code ZMQ_TCP_KEEPALIVE_INTVL}).
	 */
	SocketOption<Duration> TCP_KEEPALIVE_INTERVAL = CONNECTION
		.option(37, "ZMQ_TCP_KEEPALIVE_INTVL", "TCP_KEEPALIVE_INTERVAL", secondsOrMinusOne())
		.build();

	/**
	 * From which addresses connections are accepted, as {@code 10.0.0.0/8}; from
	 * everywhere when empty ({@code ZMQ_TCP_ACCEPT_FILTER}).
	 */
	SocketOption<List<String>> TCP_ACCEPT_FILTER = CONNECTION
		.option(38, "ZMQ_TCP_ACCEPT_FILTER", "TCP_ACCEPT_FILTER", addressRanges())
		.build();

	/**
	 * Whether IPv6 is used besides IPv4. A new socket has the value of
	 * {@link ContextOption#IPV6} ({@code ZMQ_IPV6}).
	 */
	SocketOption<Boolean> IPV6 = CONNECTION.option(42, "ZMQ_IPV6", "IPV6", flag(false)).build();

	/**
	 * The time between heartbeats to each peer; 0, the default, for none
	 * ({@code ZMQ_HEARTBEAT_IVL}).
	 */
	SocketOption<Duration> HEARTBEAT_INTERVAL = CONNECTION
		.option(75, "ZMQ_HEARTBEAT_IVL", "HEARTBEAT_INTERVAL", time(Duration.ZERO, "off"))
		.notOn(STREAM)
		.build();

	/**
	 * After how long a silence the peer is to close the connection, told with each
	 * heartbeat in tenths of a second ({@code ZMQ_HEARTBEAT_TTL}).
	 */
	SocketOption<Duration> HEARTBEAT_TTL = CONNECTION
		.option(76, "ZMQ_HEARTBEAT_TTL", "HEARTBEAT_TTL", time(Duration.ZERO, Duration.ofMillis(6_553_599), "none"))
		.notOn(STREAM)
		.build();

	/**
	 * How long after a heartbeat anything must have arrived; −1 ms, the default, means as
	 * long as {@link SocketOption#HEARTBEAT_INTERVAL} ({@code ZMQ_HEARTBEAT_TIMEOUT}).
	 */
	SocketOption<Duration> HEARTBEAT_TIMEOUT = CONNECTION
		.option(77, "ZMQ_HEARTBEAT_TIMEOUT", "HEARTBEAT_TIMEOUT",
				timeOrMinusOne(SocketOption.INFINITE, "no limit", "as HEARTBEAT_INTERVAL"))
		.notOn(STREAM)
		.build();

	/**
	 * How long a handshake may take from the first byte to the last
	 * ({@code ZMQ_HANDSHAKE_IVL}).
	 */
	SocketOption<Duration> HANDSHAKE_TIMEOUT = CONNECTION
		.option(66, "ZMQ_HANDSHAKE_IVL", "HANDSHAKE_TIMEOUT", time(Duration.ofSeconds(30), "no limit"))
		.notOn(STREAM)
		.build();

	/** How long one attempt to connect may take ({@code ZMQ_CONNECT_TIMEOUT}). */
	SocketOption<Duration> CONNECT_TIMEOUT = CONNECTION
		.option(79, "ZMQ_CONNECT_TIMEOUT", "CONNECT_TIMEOUT", time(Duration.ZERO, "as the operating system has it"))
		.build();

	/** The type-of-service byte of outgoing TCP packets ({@code ZMQ_TOS}). */
	SocketOption<Integer> TOS = CONNECTION
		.option(57, "ZMQ_TOS", "TOS", integer(0, 0, 255, "(the byte of the IP header)"))
		.build();

	/**
	 * Properties told to each peer in the handshake, where they can be read from every
	 * message; names begin with {@code X-} ({@code ZMQ_METADATA}).
	 */
	SocketOption<Map<String, String>> METADATA = CONNECTION.option(95, "ZMQ_METADATA", "METADATA", metadata())
		.notOn(STREAM)
		.build();

	static List<SocketOption<?>> declared() {
		return CONNECTION.options();
	}

}
