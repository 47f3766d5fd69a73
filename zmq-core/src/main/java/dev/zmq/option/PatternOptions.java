package dev.zmq.option;

import java.util.List;
import java.util.Set;

import static dev.zmq.option.OptionGroup.PATTERN;
import static dev.zmq.option.OptionValues.bytes;
import static dev.zmq.option.OptionValues.flag;
import static dev.zmq.option.OptionValues.integer;
import static dev.zmq.option.OptionValues.setOf;
import static dev.zmq.option.SocketType.DEALER;
import static dev.zmq.option.SocketType.PUB;
import static dev.zmq.option.SocketType.REQ;
import static dev.zmq.option.SocketType.ROUTER;
import static dev.zmq.option.SocketType.STREAM;
import static dev.zmq.option.SocketType.SUB;
import static dev.zmq.option.SocketType.XPUB;
import static dev.zmq.option.SocketType.XSUB;

/**
 * Options of single messaging patterns.
 */
sealed interface PatternOptions permits SocketOption {

	/**
	 * The name under which ROUTER peers know this socket, 1 to 255 bytes; a leading zero
	 * byte is reserved for the names that ROUTERs invent. None by default. libzmq also
	 * takes it from a REP, which never tells it to anybody ({@code ZMQ_ROUTING_ID}).
	 */
	SocketOption<byte[]> ROUTING_ID = PATTERN.option(5, "ZMQ_ROUTING_ID", "ROUTING_ID", bytes(1, 255))
		.on(REQ, DEALER, ROUTER)
		.build();

	/**
	 * The name this socket gives to the peer of the next connect, and of that one only
	 * ({@code ZMQ_CONNECT_ROUTING_ID}).
	 */
	SocketOption<byte[]> CONNECT_ROUTING_ID = PATTERN
		.option(61, "ZMQ_CONNECT_ROUTING_ID", "CONNECT_ROUTING_ID", bytes(1, 255))
		.on(ROUTER, STREAM)
		.build();

	/**
	 * Whether a message to an unknown peer is an error instead of being dropped, and one
	 * to a peer without room waits ({@code ZMQ_ROUTER_MANDATORY}).
	 */
	SocketOption<Boolean> ROUTER_MANDATORY = PATTERN.option(33, "ZMQ_ROUTER_MANDATORY", "ROUTER_MANDATORY", flag(false))
		.immediate()
		.on(ROUTER)
		.build();

	/**
	 * Whether a new peer takes over the routing id of an older one that has the same,
	 * instead of being refused ({@code ZMQ_ROUTER_HANDOVER}).
	 */
	SocketOption<Boolean> ROUTER_HANDOVER = PATTERN.option(56, "ZMQ_ROUTER_HANDOVER", "ROUTER_HANDOVER", flag(false))
		.immediate()
		.on(ROUTER)
		.build();

	/**
	 * Which comings and goings of peers are told to the receiver as a message of routing
	 * id and an empty frame ({@code ZMQ_ROUTER_NOTIFY}).
	 */
	SocketOption<Set<RouterNotify>> ROUTER_NOTIFY = PATTERN
		.option(97, "ZMQ_ROUTER_NOTIFY", "ROUTER_NOTIFY", setOf(RouterNotify.class))
		.on(ROUTER)
		.build();

	/**
	 * Whether an empty message is sent on every new connection, so that a ROUTER peer
	 * learns of this socket ({@code ZMQ_PROBE_ROUTER}).
	 */
	SocketOption<Boolean> PROBE_ROUTER = PATTERN.option(51, "ZMQ_PROBE_ROUTER", "PROBE_ROUTER", flag(false))
		.immediate()
		.on(ROUTER, DEALER, REQ)
		.build();

	/**
	 * Whether requests carry a number and replies to anything but the last request are
	 * dropped ({@code ZMQ_REQ_CORRELATE}).
	 */
	SocketOption<Boolean> REQ_CORRELATE = PATTERN.option(52, "ZMQ_REQ_CORRELATE", "REQ_CORRELATE", flag(false))
		.immediate()
		.on(REQ)
		.build();

	/**
	 * Whether a new request may be sent while the reply to the last one is missing. Set
	 * {@link SocketOption#REQ_CORRELATE} too ({@code ZMQ_REQ_RELAXED}).
	 */
	SocketOption<Boolean> REQ_RELAXED = PATTERN.option(53, "ZMQ_REQ_RELAXED", "REQ_RELAXED", flag(false))
		.immediate()
		.on(REQ)
		.build();

	/**
	 * Whether subscriptions to a topic that is subscribed to already are received too
	 * ({@code ZMQ_XPUB_VERBOSE}).
	 */
	SocketOption<Boolean> XPUB_VERBOSE = PATTERN.option(40, "ZMQ_XPUB_VERBOSE", "XPUB_VERBOSE", flag(false))
		.immediate()
		.on(XPUB)
		.build();

	/**
	 * As {@link SocketOption#XPUB_VERBOSE}, and unsubscriptions from a topic that others
	 * still want are received too ({@code ZMQ_XPUB_VERBOSER}).
	 */
	SocketOption<Boolean> XPUB_VERBOSER = PATTERN.option(78, "ZMQ_XPUB_VERBOSER", "XPUB_VERBOSER", flag(false))
		.immediate()
		.on(XPUB)
		.build();

	/**
	 * Whether sending waits for a subscriber without room, instead of dropping its copy
	 * ({@code ZMQ_XPUB_NODROP}).
	 */
	SocketOption<Boolean> XPUB_NODROP = PATTERN.option(69, "ZMQ_XPUB_NODROP", "XPUB_NODROP", flag(false))
		.immediate()
		.on(XPUB, PUB)
		.build();

	/**
	 * Whether subscriptions are only received, and the application decides on them by
	 * calling {@code subscribe} itself ({@code ZMQ_XPUB_MANUAL}).
	 */
	SocketOption<Boolean> XPUB_MANUAL = PATTERN.option(71, "ZMQ_XPUB_MANUAL", "XPUB_MANUAL", flag(false))
		.on(XPUB)
		.build();

	/**
	 * As {@link SocketOption#XPUB_MANUAL}, and the first message after a subscription
	 * goes to that subscriber only ({@code ZMQ_XPUB_MANUAL_LAST_VALUE}).
	 */
	SocketOption<Boolean> XPUB_MANUAL_LAST_VALUE = PATTERN
		.option(98, "ZMQ_XPUB_MANUAL_LAST_VALUE", "XPUB_MANUAL_LAST_VALUE", flag(false))
		.on(XPUB)
		.build();

	/**
	 * A message for each new subscriber; empty for none ({@code ZMQ_XPUB_WELCOME_MSG}).
	 */
	SocketOption<byte[]> XPUB_WELCOME_MESSAGE = PATTERN
		.option(72, "ZMQ_XPUB_WELCOME_MSG", "XPUB_WELCOME_MESSAGE", bytes(0, Integer.MAX_VALUE))
		.on(XPUB)
		.build();

	/**
	 * Whether only the first frame of a message can be a subscription
	 * ({@code ZMQ_ONLY_FIRST_SUBSCRIBE}).
	 */
	SocketOption<Boolean> ONLY_FIRST_SUBSCRIBE = PATTERN
		.option(108, "ZMQ_ONLY_FIRST_SUBSCRIBE", "ONLY_FIRST_SUBSCRIBE", flag(false))
		.on(XPUB, XSUB)
		.build();

	/**
	 * Whether messages go to those whose subscriptions do <em>not</em> match; to be set
	 * on both sides ({@code ZMQ_INVERT_MATCHING}).
	 */
	SocketOption<Boolean> INVERT_MATCHING = PATTERN.option(74, "ZMQ_INVERT_MATCHING", "INVERT_MATCHING", flag(false))
		.on(PUB, XPUB, SUB, XSUB)
		.build();

	/**
	 * Whether every unsubscription is passed upstream, not only the last one of a topic
	 * ({@code ZMQ_XSUB_VERBOSE_UNSUBSCRIBE}).
	 */
	SocketOption<Boolean> XSUB_VERBOSE_UNSUBSCRIBE = PATTERN
		.option(115, "ZMQ_XSUB_VERBOSE_UNSUBSCRIBE", "XSUB_VERBOSE_UNSUBSCRIBE", flag(false))
		.on(XSUB)
		.build();

	/** How many different topics are subscribed to ({@code ZMQ_TOPICS_COUNT}). */
	SocketOption<Integer> TOPICS_COUNT = PATTERN
		.option(116, "ZMQ_TOPICS_COUNT", "TOPICS_COUNT", integer(0, 0, "topics"))
		.immediate()
		.readOnly()
		.on(PUB, XPUB, SUB, XSUB)
		.build();

	/**
	 * Whether connects and disconnects are received as an empty frame
	 * ({@code ZMQ_STREAM_NOTIFY}).
	 */
	SocketOption<Boolean> STREAM_NOTIFY = PATTERN.option(73, "ZMQ_STREAM_NOTIFY", "STREAM_NOTIFY", flag(true))
		.on(STREAM)
		.build();

	/**
	 * A message sent to each new peer before any other; empty for none
	 * ({@code ZMQ_HELLO_MSG}).
	 */
	SocketOption<byte[]> HELLO_MESSAGE = PATTERN
		.option(110, "ZMQ_HELLO_MSG", "HELLO_MESSAGE", bytes(0, Integer.MAX_VALUE))
		.on(DEALER, ROUTER)
		.build();

	/**
	 * A message received when an accepted peer is gone; empty for none
	 * ({@code ZMQ_DISCONNECT_MSG}).
	 */
	SocketOption<byte[]> DISCONNECT_MESSAGE = PATTERN
		.option(111, "ZMQ_DISCONNECT_MSG", "DISCONNECT_MESSAGE", bytes(0, Integer.MAX_VALUE))
		.on(ROUTER)
		.build();

	/**
	 * A message received when the connection to a peer is lost and will be made again;
	 * empty for none ({@code ZMQ_HICCUP_MSG}).
	 */
	SocketOption<byte[]> HICCUP_MESSAGE = PATTERN
		.option(114, "ZMQ_HICCUP_MSG", "HICCUP_MESSAGE", bytes(0, Integer.MAX_VALUE))
		.on(DEALER)
		.build();

	static List<SocketOption<?>> declared() {
		return PATTERN.options();
	}

}
