package dev.zmq.option;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.zmq.exception.UnsupportedOptionException;

import static dev.zmq.option.OptionValues.bytes;
import static dev.zmq.option.OptionValues.flag;
import static dev.zmq.option.OptionValues.integer;
import static dev.zmq.option.OptionValues.longInteger;
import static dev.zmq.option.OptionValues.secondsOrMinusOne;
import static dev.zmq.option.OptionValues.setOf;
import static dev.zmq.option.OptionValues.time;
import static dev.zmq.option.OptionValues.timeOrMinusOne;
import static dev.zmq.option.SocketType.DEALER;
import static dev.zmq.option.SocketType.PUB;
import static dev.zmq.option.SocketType.PULL;
import static dev.zmq.option.SocketType.PUSH;
import static dev.zmq.option.SocketType.REP;
import static dev.zmq.option.SocketType.REQ;
import static dev.zmq.option.SocketType.ROUTER;
import static dev.zmq.option.SocketType.STREAM;
import static dev.zmq.option.SocketType.SUB;
import static dev.zmq.option.SocketType.XPUB;
import static dev.zmq.option.SocketType.XSUB;

/**
 * An option of a socket: one constant per option. Unless an option says that it takes effect at once, setting it
 * affects only later binds and connects. Options of libzmq which are known, but cannot be used here, are in
 * {@link UnavailableSocketOptions}; {@link #ofName} finds both kinds.
 *
 * <p>
 * Options are immutable and safe to use from every thread.
 *
 * @param <T> the type of the option's value
 */
public final class SocketOption<T> extends Option<T> {

	/** For ever: the value of a {@link Duration} option where libzmq takes −1. It is negative. */
	public static final Duration INFINITE = OptionValues.MINUS_ONE;

	private static final OptionGroup GROUP = new OptionGroup();

	/** Which I/O threads may serve new connections, one bit each; 0 means any of them ({@code ZMQ_AFFINITY}). */
	public static final SocketOption<Long> AFFINITY = GROUP
			.option(4, "ZMQ_AFFINITY", "AFFINITY",
					longInteger(0L, Long.MIN_VALUE, "(one bit per I/O thread, 0 for all)")).build();

	/**
	 * The name under which ROUTER peers know this socket, 1 to 255 bytes; a leading zero byte is reserved for the
	 * names that ROUTERs invent. None by default ({@code ZMQ_ROUTING_ID}).
	 */
	public static final SocketOption<byte[]> ROUTING_ID = GROUP
			.option(5, "ZMQ_ROUTING_ID", "ROUTING_ID", bytes(1, 255)).on(REQ, REP, DEALER, ROUTER).build();

	/**
	 * The name this socket gives to the peer of the next connect, and of that one only ({@code
	 * ZMQ_CONNECT_ROUTING_ID}).
	 */
	public static final SocketOption<byte[]> CONNECT_ROUTING_ID = GROUP
			.option(61, "ZMQ_CONNECT_ROUTING_ID", "CONNECT_ROUTING_ID", bytes(1, 255)).on(ROUTER, STREAM).build();

	/** The operating system's send buffer per connection in bytes; −1 leaves it as it is ({@code ZMQ_SNDBUF}). */
	public static final SocketOption<Integer> SEND_BUFFER_SIZE = GROUP
			.option(11, "ZMQ_SNDBUF", "SEND_BUFFER_SIZE",
					integer(-1, -1, "bytes (-1: as the operating system has it)")).build();

	/** The operating system's receive buffer per connection in bytes; −1 leaves it as it is ({@code ZMQ_RCVBUF}). */
	public static final SocketOption<Integer> RECEIVE_BUFFER_SIZE = GROUP
			.option(12, "ZMQ_RCVBUF", "RECEIVE_BUFFER_SIZE",
					integer(-1, -1, "bytes (-1: as the operating system has it)")).build();

	/** What the socket is ready for just now ({@code ZMQ_EVENTS}). */
	public static final SocketOption<Set<PollEvent>> EVENTS = GROUP
			.option(15, "ZMQ_EVENTS", "EVENTS", setOf(PollEvent.class)).immediate().readOnly().build();

	/**
	 * The socket's type. The default stated here stands for nothing: every socket has its type from the beginning
	 * ({@code ZMQ_TYPE}).
	 */
	public static final SocketOption<SocketType> TYPE = GROUP
			.option(16, "ZMQ_TYPE", "TYPE", OptionValues.oneOf(SocketType.PAIR)).immediate().readOnly().build();

	/**
	 * How long messages that are not sent yet are kept after the socket is closed: 10 seconds by default, for ever in
	 * libzmq. 0 drops them at once ({@code ZMQ_LINGER}).
	 */
	public static final SocketOption<Duration> LINGER = GROUP
			.option(17, "ZMQ_LINGER", "LINGER",
					timeOrMinusOne(Duration.ofSeconds(10), "drop", "for ever")).immediate().build();

	/**
	 * The pause before the first attempt to connect again; 0 and {@link #INFINITE} mean that there is none, as in
	 * libzmq ({@code ZMQ_RECONNECT_IVL}).
	 */
	public static final SocketOption<Duration> RECONNECT_INTERVAL = GROUP
			.option(18, "ZMQ_RECONNECT_IVL", "RECONNECT_INTERVAL",
					timeOrMinusOne(Duration.ofMillis(100), "never", "never")).build();

	/**
	 * The longest pause between attempts to connect again: the pause doubles up to it. 10 seconds by default, no
	 * doubling in libzmq ({@code ZMQ_RECONNECT_IVL_MAX}).
	 */
	public static final SocketOption<Duration> RECONNECT_INTERVAL_MAX = GROUP
			.option(21, "ZMQ_RECONNECT_IVL_MAX", "RECONNECT_INTERVAL_MAX",
					time(Duration.ofSeconds(10), "no back-off")).build();

	/**
	 * What ends the attempts to connect again, besides protocol errors; nothing by default ({@code
	 * ZMQ_RECONNECT_STOP}).
	 */
	public static final SocketOption<Set<ReconnectStop>> RECONNECT_STOP = GROUP
			.option(109, "ZMQ_RECONNECT_STOP", "RECONNECT_STOP", setOf(ReconnectStop.class)).build();

	/** How many connections may wait to be accepted ({@code ZMQ_BACKLOG}). */
	public static final SocketOption<Integer> BACKLOG = GROUP
			.option(19, "ZMQ_BACKLOG", "BACKLOG", integer(100, 0, "connections")).build();

	/**
	 * The largest message a peer may send, in bytes; a peer that announces more is disconnected. 64 MiB by default, no
	 * limit in libzmq; −1 means no limit ({@code ZMQ_MAXMSGSIZE}).
	 */
	public static final SocketOption<Long> MAX_MESSAGE_SIZE = GROUP
			.option(22, "ZMQ_MAXMSGSIZE", "MAX_MESSAGE_SIZE",
					longInteger(64L * 1024 * 1024, -1, "bytes (-1: no limit)")).build();

	/** How many messages may wait to be sent to each peer; 0 means no limit ({@code ZMQ_SNDHWM}). */
	public static final SocketOption<Integer> SEND_HIGH_WATER_MARK = GROUP
			.option(23, "ZMQ_SNDHWM", "SEND_HIGH_WATER_MARK",
					integer(1000, 0, "messages (0: no limit)")).immediate().build();

	/** How many messages of each peer may wait to be received; 0 means no limit ({@code ZMQ_RCVHWM}). */
	public static final SocketOption<Integer> RECEIVE_HIGH_WATER_MARK = GROUP
			.option(24, "ZMQ_RCVHWM", "RECEIVE_HIGH_WATER_MARK",
					integer(1000, 0, "messages (0: no limit)")).immediate().build();

	/** How long {@code send} waits for room; for ever by default ({@code ZMQ_SNDTIMEO}). */
	public static final SocketOption<Duration> SEND_TIMEOUT = GROUP
			.option(28, "ZMQ_SNDTIMEO", "SEND_TIMEOUT",
					timeOrMinusOne(INFINITE, "do not wait", "for ever")).immediate().build();

	/** How long {@code receive} waits for a message; for ever by default ({@code ZMQ_RCVTIMEO}). */
	public static final SocketOption<Duration> RECEIVE_TIMEOUT = GROUP
			.option(27, "ZMQ_RCVTIMEO", "RECEIVE_TIMEOUT",
					timeOrMinusOne(INFINITE, "do not wait", "for ever")).immediate().build();

	/**
	 * The endpoint bound or connected last, with the address and port that were chosen; empty before ({@code
	 * ZMQ_LAST_ENDPOINT}).
	 */
	public static final SocketOption<String> LAST_ENDPOINT = GROUP
			.option(32, "ZMQ_LAST_ENDPOINT", "LAST_ENDPOINT",
					OptionValues.text("", Integer.MAX_VALUE)).immediate().readOnly().build();

	/**
	 * Whether a message to an unknown peer is an error instead of being dropped, and one to a peer without room waits
	 * ({@code ZMQ_ROUTER_MANDATORY}).
	 */
	public static final SocketOption<Boolean> ROUTER_MANDATORY = GROUP
			.option(33, "ZMQ_ROUTER_MANDATORY", "ROUTER_MANDATORY", flag(false)).immediate().on(ROUTER).build();

	/**
	 * Whether a new peer takes over the routing id of an older one that has the same, instead of being refused ({@code
	 * ZMQ_ROUTER_HANDOVER}).
	 */
	public static final SocketOption<Boolean> ROUTER_HANDOVER = GROUP
			.option(56, "ZMQ_ROUTER_HANDOVER", "ROUTER_HANDOVER", flag(false)).immediate().on(ROUTER).build();

	/**
	 * Which comings and goings of peers are told to the receiver as a message of routing id and an empty frame ({@code
	 * ZMQ_ROUTER_NOTIFY}).
	 */
	public static final SocketOption<Set<RouterNotify>> ROUTER_NOTIFY = GROUP
			.option(97, "ZMQ_ROUTER_NOTIFY", "ROUTER_NOTIFY", setOf(RouterNotify.class)).on(ROUTER).build();

	/**
	 * Whether an empty message is sent on every new connection, so that a ROUTER peer learns of this socket ({@code
	 * ZMQ_PROBE_ROUTER}).
	 */
	public static final SocketOption<Boolean> PROBE_ROUTER = GROUP
			.option(51, "ZMQ_PROBE_ROUTER", "PROBE_ROUTER", flag(false)).immediate().on(ROUTER, DEALER, REQ).build();

	/** Whether TCP probes silent connections ({@code ZMQ_TCP_KEEPALIVE}). */
	public static final SocketOption<KeepAlive> TCP_KEEPALIVE = GROUP
			.option(34, "ZMQ_TCP_KEEPALIVE", "TCP_KEEPALIVE", OptionValues.oneOf(KeepAlive.SYSTEM)).build();

	/**
	 * How many unanswered probes break a connection; −1 leaves it to the operating system ({@code
	 * ZMQ_TCP_KEEPALIVE_CNT}).
	 */
	public static final SocketOption<Integer> TCP_KEEPALIVE_COUNT = GROUP
			.option(35, "ZMQ_TCP_KEEPALIVE_CNT", "TCP_KEEPALIVE_COUNT",
					OptionValues.positiveOrMinusOne("probes")).build();

	/**
	 * The silence before the first probe, in whole seconds; −1 ms leaves it to the operating system ({@code
	 * ZMQ_TCP_KEEPALIVE_IDLE}).
	 */
	public static final SocketOption<Duration> TCP_KEEPALIVE_IDLE = GROUP
			.option(36, "ZMQ_TCP_KEEPALIVE_IDLE", "TCP_KEEPALIVE_IDLE", secondsOrMinusOne()).build();

	/**
	 * The time between probes, in whole seconds; −1 ms leaves it to the operating system ({@code
	 * ZMQ_TCP_KEEPALIVE_INTVL}).
	 */
	public static final SocketOption<Duration> TCP_KEEPALIVE_INTERVAL = GROUP
			.option(37, "ZMQ_TCP_KEEPALIVE_INTVL", "TCP_KEEPALIVE_INTERVAL", secondsOrMinusOne()).build();

	/**
	 * From which addresses connections are accepted, as {@code 10.0.0.0/8}; from everywhere when empty ({@code
	 * ZMQ_TCP_ACCEPT_FILTER}).
	 */
	public static final SocketOption<List<String>> TCP_ACCEPT_FILTER = GROUP
			.option(38, "ZMQ_TCP_ACCEPT_FILTER", "TCP_ACCEPT_FILTER", OptionValues.addressRanges()).build();

	/**
	 * Whether messages are queued only for connected peers, instead of already while connecting ({@code
	 * ZMQ_IMMEDIATE}).
	 */
	public static final SocketOption<Boolean> IMMEDIATE = GROUP
			.option(39, "ZMQ_IMMEDIATE", "IMMEDIATE", flag(false)).build();

	/** Whether only the newest message per peer is kept; such messages have a single frame ({@code ZMQ_CONFLATE}). */
	public static final SocketOption<Boolean> CONFLATE = GROUP
			.option(54, "ZMQ_CONFLATE", "CONFLATE", flag(false)).on(PULL, PUSH, SUB, PUB, DEALER).build();

	/**
	 * Whether IPv6 is used besides IPv4. A new socket has the value of {@link ContextOption#IPV6} ({@code ZMQ_IPV6}).
	 */
	public static final SocketOption<Boolean> IPV6 = GROUP.option(42, "ZMQ_IPV6", "IPV6", flag(false)).build();

	/** How peers authenticate ({@code ZMQ_MECHANISM}). */
	public static final SocketOption<Mechanism> MECHANISM = GROUP
			.option(43, "ZMQ_MECHANISM", "MECHANISM", OptionValues.oneOf(Mechanism.NULL)).readOnly().build();

	/**
	 * Whether requests carry a number and replies to anything but the last request are dropped ({@code
	 * ZMQ_REQ_CORRELATE}).
	 */
	public static final SocketOption<Boolean> REQ_CORRELATE = GROUP
			.option(52, "ZMQ_REQ_CORRELATE", "REQ_CORRELATE", flag(false)).immediate().on(REQ).build();

	/**
	 * Whether a new request may be sent while the reply to the last one is missing. Set {@link #REQ_CORRELATE} too
	 * ({@code ZMQ_REQ_RELAXED}).
	 */
	public static final SocketOption<Boolean> REQ_RELAXED = GROUP
			.option(53, "ZMQ_REQ_RELAXED", "REQ_RELAXED", flag(false)).immediate().on(REQ).build();

	/** Whether subscriptions to a topic that is subscribed to already are received too ({@code ZMQ_XPUB_VERBOSE}). */
	public static final SocketOption<Boolean> XPUB_VERBOSE = GROUP
			.option(40, "ZMQ_XPUB_VERBOSE", "XPUB_VERBOSE", flag(false)).immediate().on(XPUB).build();

	/**
	 * As {@link #XPUB_VERBOSE}, and unsubscriptions from a topic that others still want are received too ({@code
	 * ZMQ_XPUB_VERBOSER}).
	 */
	public static final SocketOption<Boolean> XPUB_VERBOSER = GROUP
			.option(78, "ZMQ_XPUB_VERBOSER", "XPUB_VERBOSER", flag(false)).immediate().on(XPUB).build();

	/** Whether sending waits for a subscriber without room, instead of dropping its copy ({@code ZMQ_XPUB_NODROP}). */
	public static final SocketOption<Boolean> XPUB_NODROP = GROUP
			.option(69, "ZMQ_XPUB_NODROP", "XPUB_NODROP", flag(false)).immediate().on(XPUB, PUB).build();

	/**
	 * Whether subscriptions are only received, and the application decides on them by calling {@code subscribe} itself
	 * ({@code ZMQ_XPUB_MANUAL}).
	 */
	public static final SocketOption<Boolean> XPUB_MANUAL = GROUP
			.option(71, "ZMQ_XPUB_MANUAL", "XPUB_MANUAL", flag(false)).on(XPUB).build();

	/**
	 * As {@link #XPUB_MANUAL}, and the first message after a subscription goes to that subscriber only ({@code
	 * ZMQ_XPUB_MANUAL_LAST_VALUE}).
	 */
	public static final SocketOption<Boolean> XPUB_MANUAL_LAST_VALUE = GROUP
			.option(98, "ZMQ_XPUB_MANUAL_LAST_VALUE", "XPUB_MANUAL_LAST_VALUE", flag(false)).on(XPUB).build();

	/** A message for each new subscriber; empty for none ({@code ZMQ_XPUB_WELCOME_MSG}). */
	public static final SocketOption<byte[]> XPUB_WELCOME_MESSAGE = GROUP
			.option(72, "ZMQ_XPUB_WELCOME_MSG", "XPUB_WELCOME_MESSAGE", bytes(0, Integer.MAX_VALUE)).on(XPUB).build();

	/** Whether only the first frame of a message can be a subscription ({@code ZMQ_ONLY_FIRST_SUBSCRIBE}). */
	public static final SocketOption<Boolean> ONLY_FIRST_SUBSCRIBE = GROUP
			.option(108, "ZMQ_ONLY_FIRST_SUBSCRIBE", "ONLY_FIRST_SUBSCRIBE", flag(false)).on(XPUB, XSUB).build();

	/**
	 * Whether messages go to those whose subscriptions do <em>not</em> match; to be set on both sides ({@code
	 * ZMQ_INVERT_MATCHING}).
	 */
	public static final SocketOption<Boolean> INVERT_MATCHING = GROUP
			.option(74, "ZMQ_INVERT_MATCHING", "INVERT_MATCHING", flag(false)).on(PUB, XPUB, SUB, XSUB).build();

	/**
	 * Whether every unsubscription is passed upstream, not only the last one of a topic ({@code
	 * ZMQ_XSUB_VERBOSE_UNSUBSCRIBE}).
	 */
	public static final SocketOption<Boolean> XSUB_VERBOSE_UNSUBSCRIBE = GROUP
			.option(115, "ZMQ_XSUB_VERBOSE_UNSUBSCRIBE", "XSUB_VERBOSE_UNSUBSCRIBE", flag(false)).on(XSUB).build();

	/** How many different topics are subscribed to ({@code ZMQ_TOPICS_COUNT}). */
	public static final SocketOption<Integer> TOPICS_COUNT = GROUP
			.option(116, "ZMQ_TOPICS_COUNT", "TOPICS_COUNT",
					integer(0, 0, "topics")).immediate().readOnly().on(PUB, XPUB, SUB, XSUB).build();

	/** Whether connects and disconnects are received as an empty frame ({@code ZMQ_STREAM_NOTIFY}). */
	public static final SocketOption<Boolean> STREAM_NOTIFY = GROUP
			.option(73, "ZMQ_STREAM_NOTIFY", "STREAM_NOTIFY", flag(true)).on(STREAM).build();

	/** The time between heartbeats to each peer; 0, the default, for none ({@code ZMQ_HEARTBEAT_IVL}). */
	public static final SocketOption<Duration> HEARTBEAT_INTERVAL = GROUP
			.option(75, "ZMQ_HEARTBEAT_IVL", "HEARTBEAT_INTERVAL", time(Duration.ZERO, "off")).notOn(STREAM).build();

	/**
	 * After how long a silence the peer is to close the connection, told with each heartbeat in tenths of a second
	 * ({@code ZMQ_HEARTBEAT_TTL}).
	 */
	public static final SocketOption<Duration> HEARTBEAT_TTL = GROUP
			.option(76, "ZMQ_HEARTBEAT_TTL", "HEARTBEAT_TTL",
					time(Duration.ZERO, Duration.ofMillis(6_553_599), "none")).notOn(STREAM).build();

	/**
	 * How long after a heartbeat anything must have arrived; −1 ms, the default, means as long as {@link
	 * #HEARTBEAT_INTERVAL} ({@code ZMQ_HEARTBEAT_TIMEOUT}).
	 */
	public static final SocketOption<Duration> HEARTBEAT_TIMEOUT = GROUP
			.option(77, "ZMQ_HEARTBEAT_TIMEOUT", "HEARTBEAT_TIMEOUT",
					timeOrMinusOne(INFINITE, "do not wait", "as HEARTBEAT_INTERVAL")).notOn(STREAM).build();

	/** How long a handshake may take from the first byte to the last ({@code ZMQ_HANDSHAKE_IVL}). */
	public static final SocketOption<Duration> HANDSHAKE_TIMEOUT = GROUP
			.option(66, "ZMQ_HANDSHAKE_IVL", "HANDSHAKE_TIMEOUT",
					time(Duration.ofSeconds(30), "no limit")).notOn(STREAM).build();

	/** How long one attempt to connect may take ({@code ZMQ_CONNECT_TIMEOUT}). */
	public static final SocketOption<Duration> CONNECT_TIMEOUT = GROUP
			.option(79, "ZMQ_CONNECT_TIMEOUT", "CONNECT_TIMEOUT",
					time(Duration.ZERO, "as the operating system has it")).build();

	/** The type-of-service byte of outgoing TCP packets ({@code ZMQ_TOS}). */
	public static final SocketOption<Integer> TOS = GROUP
			.option(57, "ZMQ_TOS", "TOS", integer(0, 0, 255, "(the byte of the IP header)")).build();

	/** A message sent to each new peer before any other; empty for none ({@code ZMQ_HELLO_MSG}). */
	public static final SocketOption<byte[]> HELLO_MESSAGE = GROUP
			.option(110, "ZMQ_HELLO_MSG", "HELLO_MESSAGE", bytes(0, Integer.MAX_VALUE)).on(DEALER, ROUTER).build();

	/** A message received when an accepted peer is gone; empty for none ({@code ZMQ_DISCONNECT_MSG}). */
	public static final SocketOption<byte[]> DISCONNECT_MESSAGE = GROUP
			.option(111, "ZMQ_DISCONNECT_MSG", "DISCONNECT_MESSAGE", bytes(0, Integer.MAX_VALUE)).on(ROUTER).build();

	/**
	 * A message received when the connection to a peer is lost and will be made again; empty for none ({@code
	 * ZMQ_HICCUP_MSG}).
	 */
	public static final SocketOption<byte[]> HICCUP_MESSAGE = GROUP
			.option(114, "ZMQ_HICCUP_MSG", "HICCUP_MESSAGE", bytes(0, Integer.MAX_VALUE)).on(DEALER).build();

	/**
	 * Properties told to each peer in the handshake, where they can be read from every message; names begin with
	 * {@code X-} ({@code ZMQ_METADATA}).
	 */
	public static final SocketOption<Map<String, String>> METADATA = GROUP
			.option(95, "ZMQ_METADATA", "METADATA", OptionValues.metadata()).notOn(STREAM).build();

	/** How many bytes are read from a connection at once, at least ({@code ZMQ_IN_BATCH_SIZE}). */
	public static final SocketOption<Integer> IN_BATCH_SIZE = GROUP
			.option(101, "ZMQ_IN_BATCH_SIZE", "IN_BATCH_SIZE", integer(8192, 1, "bytes")).build();

	/**
	 * How many bytes are written to a connection at once, at least, as long as there are any ({@code
	 * ZMQ_OUT_BATCH_SIZE}).
	 */
	public static final SocketOption<Integer> OUT_BATCH_SIZE = GROUP
			.option(102, "ZMQ_OUT_BATCH_SIZE", "OUT_BATCH_SIZE", integer(8192, 1, "bytes")).build();

	/** Whether the socket may be used from several threads: always, unlike in libzmq ({@code ZMQ_THREAD_SAFE}). */
	public static final SocketOption<Boolean> THREAD_SAFE = GROUP
			.option(81, "ZMQ_THREAD_SAFE", "THREAD_SAFE", flag(true)).immediate().readOnly().build();

	/**
	 * The most frames a peer may put into one message. A frame takes two bytes on the wire but an object here, so that
	 * without a limit small input would cost much memory. Not in libzmq.
	 */
	public static final SocketOption<Integer> MAX_FRAMES_PER_MESSAGE = GROUP
			.own("MAX_FRAMES_PER_MESSAGE", integer(65_536, 1, "frames")).build();

	/** The most different topics one peer may subscribe to. Not in libzmq. */
	public static final SocketOption<Integer> MAX_SUBSCRIPTIONS_PER_PEER = GROUP
			.own("MAX_SUBSCRIPTIONS_PER_PEER", integer(1_000_000, 1, "topics")).on(PUB, XPUB).build();

	/** The longest topic a peer may subscribe to, in bytes. Not in libzmq. */
	public static final SocketOption<Integer> MAX_TOPIC_LENGTH = GROUP
			.own("MAX_TOPIC_LENGTH", integer(65_536, 1, "bytes")).on(PUB, XPUB).build();

	/**
	 * The most bytes that all topics of one peer may have together: without it, the two limits before would allow 64
	 * GB. Not in libzmq.
	 */
	public static final SocketOption<Long> MAX_SUBSCRIPTION_BYTES_PER_PEER = GROUP
			.own("MAX_SUBSCRIPTION_BYTES_PER_PEER", longInteger(64L * 1024 * 1024, 1, "bytes")).on(PUB, XPUB).build();

	/**
	 * The most accepted connections of a socket whose handshakes are unfinished; beyond it new ones are closed. Not in
	 * libzmq.
	 */
	public static final SocketOption<Integer> MAX_PENDING_HANDSHAKES = GROUP
			.own("MAX_PENDING_HANDSHAKES", integer(1000, 1, "connections")).build();

	/** The most connections a socket accepts at a time; beyond it new ones are closed. Not in libzmq. */
	public static final SocketOption<Integer> MAX_CONNECTIONS = GROUP
			.own("MAX_CONNECTIONS", integer(10_000, 1, "connections")).build();

	private final Set<SocketType> types;

	private final boolean immediate;

	SocketOption(OptionSpec<T> spec, Set<SocketType> types, boolean immediate) {
		super(spec);
		this.types = Collections.unmodifiableSet(EnumSet.copyOf(types));
		this.immediate = immediate;
	}

	/**
	 * Return the types of sockets that have this option.
	 * @return the types, unmodifiable
	 */
	public Set<SocketType> socketTypes() {
		return this.types;
	}

	/**
	 * Return whether sockets of a type have this option.
	 * @param type the type of the socket
	 * @return whether they have it
	 */
	public boolean appliesTo(SocketType type) {
		return this.types.contains(type);
	}

	/**
	 * Return whether a new value takes effect at once, instead of only on later binds and connects.
	 * @return whether it takes effect at once
	 */
	public boolean immediate() {
		return this.immediate;
	}

	/**
	 * Make sure that the option can be read from a socket.
	 * @param socketType the type of the socket
	 * @throws UnsupportedOptionException when it is refused, or does not exist for the type
	 */
	public void requireReadable(SocketType socketType) {
		refuseIfUnavailable();
		if (!appliesTo(socketType)) {
			throw new UnsupportedOptionException("A " + socketType + " socket has no option " + this
					+ "; the types that have it: " + this.types);
		}
	}

	/**
	 * Make sure that the option can be set on a socket.
	 * @param socketType the type of the socket
	 * @throws UnsupportedOptionException when it is refused, does not exist for the type, or can only be read
	 */
	public void requireSettable(SocketType socketType) {
		requireReadable(socketType);
		refuseIfReadOnly();
	}

	/**
	 * Find an option, supported or not, by its name.
	 * @param name our name or libzmq's, as {@code LINGER}, {@code ZMQ_SNDHWM} or {@code SNDHWM}
	 * @return the option
	 * @throws UnsupportedOptionException when there is no option of this name
	 */
	public static SocketOption<?> ofName(String name) {
		return SocketOptionTable.ofName(name);
	}

	/**
	 * Return all options, supported or not.
	 * @return the options, unmodifiable, in no meaningful order
	 */
	public static List<SocketOption<?>> values() {
		return SocketOptionTable.ALL;
	}

	static List<SocketOption<?>> declared() {
		return GROUP.options();
	}

}
