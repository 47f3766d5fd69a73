package dev.zmq.option;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import static dev.zmq.option.OptionGroup.GENERAL;
import static dev.zmq.option.OptionValues.bitmap;
import static dev.zmq.option.OptionValues.flag;
import static dev.zmq.option.OptionValues.integer;
import static dev.zmq.option.OptionValues.largeFrames;
import static dev.zmq.option.OptionValues.longInteger;
import static dev.zmq.option.OptionValues.oneOf;
import static dev.zmq.option.OptionValues.setOf;
import static dev.zmq.option.OptionValues.text;
import static dev.zmq.option.OptionValues.timeOrMinusOne;
import static dev.zmq.option.SocketType.DEALER;
import static dev.zmq.option.SocketType.PAIR;
import static dev.zmq.option.SocketType.PUB;
import static dev.zmq.option.SocketType.PULL;
import static dev.zmq.option.SocketType.PUSH;
import static dev.zmq.option.SocketType.STREAM;
import static dev.zmq.option.SocketType.SUB;
import static dev.zmq.option.SocketType.XPUB;

/**
 * Options that most types of sockets have: waiting, queues, limits, and what a socket
 * tells about itself.
 */
sealed interface GeneralOptions permits SocketOption {

	/**
	 * Which I/O threads may serve new connections, one bit each, the lowest for the
	 * first; 0 means any of them. The least busy of those allowed is taken; a bind or
	 * connect that needs a thread fails if there is none ({@code ZMQ_AFFINITY}).
	 */
	SocketOption<Long> AFFINITY = GENERAL
		.option(4, "ZMQ_AFFINITY", "AFFINITY", bitmap("one bit per I/O thread; 0 for all of them"))
		.build();

	/** What the socket is ready for just now ({@code ZMQ_EVENTS}). */
	SocketOption<Set<PollEvent>> EVENTS = GENERAL.option(15, "ZMQ_EVENTS", "EVENTS", setOf(PollEvent.class))
		.immediate()
		.readOnly()
		.build();

	/**
	 * The socket's type. The default stated here stands for nothing: every socket has its
	 * type from the beginning ({@code ZMQ_TYPE}).
	 */
	SocketOption<SocketType> TYPE = GENERAL.option(16, "ZMQ_TYPE", "TYPE", oneOf(PAIR)).immediate().readOnly().build();

	/**
	 * Whether the socket may be used from several threads: always, unlike in libzmq
	 * ({@code ZMQ_THREAD_SAFE}).
	 */
	SocketOption<Boolean> THREAD_SAFE = GENERAL.option(81, "ZMQ_THREAD_SAFE", "THREAD_SAFE", flag(true))
		.immediate()
		.readOnly()
		.build();

	/**
	 * The endpoint bound or connected last, with the address and port that were chosen;
	 * empty before ({@code ZMQ_LAST_ENDPOINT}).
	 */
	SocketOption<String> LAST_ENDPOINT = GENERAL
		.option(32, "ZMQ_LAST_ENDPOINT", "LAST_ENDPOINT", text("", Integer.MAX_VALUE))
		.immediate()
		.readOnly()
		.build();

	/**
	 * How long messages that are not sent yet are kept after the socket is closed: 10
	 * seconds by default, for ever in libzmq. 0 drops them at once ({@code ZMQ_LINGER}).
	 */
	SocketOption<Duration> LINGER = GENERAL
		.option(17, "ZMQ_LINGER", "LINGER", timeOrMinusOne(Duration.ofSeconds(10), "drop", "for ever"))
		.immediate()
		.build();

	/**
	 * How many messages may wait to be sent to each peer; 0 means no limit
	 * ({@code ZMQ_SNDHWM}).
	 */
	SocketOption<Integer> SEND_HIGH_WATER_MARK = GENERAL
		.option(23, "ZMQ_SNDHWM", "SEND_HIGH_WATER_MARK", integer(1000, 0, "messages (0: no limit)"))
		.immediate()
		.build();

	/**
	 * How many messages of each peer may wait to be received; 0 means no limit
	 * ({@code ZMQ_RCVHWM}).
	 */
	SocketOption<Integer> RECEIVE_HIGH_WATER_MARK = GENERAL
		.option(24, "ZMQ_RCVHWM", "RECEIVE_HIGH_WATER_MARK", integer(1000, 0, "messages (0: no limit)"))
		.immediate()
		.build();

	/**
	 * How long {@code send} waits for room; for ever by default ({@code ZMQ_SNDTIMEO}).
	 */
	SocketOption<Duration> SEND_TIMEOUT = GENERAL
		.option(28, "ZMQ_SNDTIMEO", "SEND_TIMEOUT", timeOrMinusOne(SocketOption.INFINITE, "do not wait", "for ever"))
		.immediate()
		.build();

	/**
	 * How long {@code receive} waits for a message; for ever by default
	 * ({@code ZMQ_RCVTIMEO}).
	 */
	SocketOption<Duration> RECEIVE_TIMEOUT = GENERAL
		.option(27, "ZMQ_RCVTIMEO", "RECEIVE_TIMEOUT", timeOrMinusOne(SocketOption.INFINITE, "do not wait", "for ever"))
		.immediate()
		.build();

	/**
	 * Whether messages are queued only for connected peers, instead of already while
	 * connecting ({@code ZMQ_IMMEDIATE}).
	 */
	SocketOption<Boolean> IMMEDIATE = GENERAL.option(39, "ZMQ_IMMEDIATE", "IMMEDIATE", flag(false)).build();

	/**
	 * Whether only the newest message per peer is kept, with all its frames, whatever the
	 * high-water marks are. Over inproc it counts for both sides what the connecting one
	 * has, as in libzmq ({@code ZMQ_CONFLATE}).
	 */
	SocketOption<Boolean> CONFLATE = GENERAL.option(54, "ZMQ_CONFLATE", "CONFLATE", flag(false))
		.on(PULL, PUSH, SUB, PUB, DEALER)
		.build();

	/**
	 * The largest message a peer may send, in bytes, all its frames together; a peer that
	 * sends or announces more is disconnected. 64 MiB by default; −1 means no limit,
	 * which is libzmq's default. libzmq looks at each frame for itself
	 * ({@code ZMQ_MAXMSGSIZE}).
	 */
	SocketOption<Long> MAX_MESSAGE_SIZE = GENERAL
		.option(22, "ZMQ_MAXMSGSIZE", "MAX_MESSAGE_SIZE", longInteger(64L * 1024 * 1024, -1, "bytes (-1: no limit)"))
		.build();

	/**
	 * Which frames are received into files, and where; none by default. Such a frame may
	 * be longer than 2 GiB, if {@link #MAX_MESSAGE_SIZE} allows. Not in libzmq.
	 */
	SocketOption<LargeFrames> LARGE_FRAMES = GENERAL.own("LARGE_FRAMES", largeFrames())
		.notOn(PUSH)
		.notOn(PUB)
		.notOn(STREAM)
		.build();

	/**
	 * The most frames a peer may put into one message. A frame takes two bytes on the
	 * wire but an object here, so that without a limit small input would cost much
	 * memory. Not in libzmq.
	 */
	SocketOption<Integer> MAX_FRAMES_PER_MESSAGE = GENERAL.own("MAX_FRAMES_PER_MESSAGE", integer(65_536, 1, "frames"))
		.build();

	/**
	 * The most different topics one peer may subscribe to; a peer that wants more is
	 * disconnected. Far above what programs use, and low enough for a heap of ordinary
	 * size. Not in libzmq.
	 */
	SocketOption<Integer> MAX_SUBSCRIPTIONS_PER_PEER = GENERAL
		.own("MAX_SUBSCRIPTIONS_PER_PEER", integer(1_000_000, 1, "topics"))
		.on(PUB, XPUB)
		.build();

	/**
	 * The longest topic a peer may subscribe to, in bytes; a peer that wants a longer one
	 * is disconnected. Topics are prefixes of first frames, which are short by nature.
	 * Not in libzmq.
	 */
	SocketOption<Integer> MAX_TOPIC_LENGTH = GENERAL.own("MAX_TOPIC_LENGTH", integer(65_536, 1, "bytes"))
		.on(PUB, XPUB)
		.build();

	/**
	 * The most bytes that all topics of one peer may have together: without it, the two
	 * limits before would allow 64 GB. Not in libzmq.
	 */
	SocketOption<Long> MAX_SUBSCRIPTION_BYTES_PER_PEER = GENERAL
		.own("MAX_SUBSCRIPTION_BYTES_PER_PEER", longInteger(64L * 1024 * 1024, 1, "bytes"))
		.on(PUB, XPUB)
		.build();

	/**
	 * The most accepted connections of a socket whose handshakes are unfinished, over all
	 * its addresses. While they get on, such as in a large restart, those who come next
	 * wait in the operating system's queue, whose length is
	 * {@link ConnectionOptions#BACKLOG BACKLOG}. When fewer than a tenth of this many
	 * finish within a second it is taken for an attack, and in the next second the oldest
	 * of those are closed that come from where the most of them come from: the same IPv4
	 * address, the same /64 network of IPv6, or, over ipc, the same user. In the second
	 * after that all are left in peace again, since it may have been a large crowd on a
	 * slow machine. Not in libzmq.
	 */
	SocketOption<Integer> MAX_PENDING_HANDSHAKES = GENERAL
		.own("MAX_PENDING_HANDSHAKES", integer(1000, 1, "connections"))
		.build();

	/**
	 * The most accepted connections of a socket at a time, over all its addresses and
	 * with those that still shake hands; beyond it new ones are closed, before the
	 * process runs out of file descriptors for everything else it does. But one that has
	 * not finished its handshake for a second gives way to a new one, chosen as with
	 * {@link #MAX_PENDING_HANDSHAKES}: those who say nothing keep nobody out. Not in
	 * libzmq.
	 */
	SocketOption<Integer> MAX_CONNECTIONS = GENERAL.own("MAX_CONNECTIONS", integer(10_000, 1, "connections")).build();

	/**
	 * The most of {@link #MAX_CONNECTIONS} that may come from one IPv4 address, one /64
	 * network of IPv6, or, over ipc, one user; 0 (the default) for no limit of its own.
	 * Who is beyond it is closed as with that option. It keeps one host from taking all
	 * places with handshakes that it does finish; many peers behind one gateway share its
	 * address, so that only the application knows a good number. Not in libzmq.
	 */
	SocketOption<Integer> MAX_CONNECTIONS_PER_ADDRESS = GENERAL
		.own("MAX_CONNECTIONS_PER_ADDRESS", integer(0, 0, "connections"))
		.build();

	static List<SocketOption<?>> declared() {
		return GENERAL.options();
	}

}
