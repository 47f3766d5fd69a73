package dev.zmq.internal.engine;

import org.jspecify.annotations.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

import dev.zmq.internal.transport.LinkSettings;
import dev.zmq.internal.transport.LinkSettings.Accepting;
import dev.zmq.internal.transport.LinkSettings.TcpKeepAlive;
import dev.zmq.internal.wire.AssemblyBudget;
import dev.zmq.internal.wire.Borrowing;
import dev.zmq.internal.wire.Security;
import dev.zmq.internal.wire.WireSettings;
import dev.zmq.internal.wire.WireSettings.Heartbeat;
import dev.zmq.internal.wire.WireSettings.Limits;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;

/**
 * The option values of one socket, and what links and wires are configured with because
 * of them. Thread-safe.
 */
final class SocketSettings {

	private final SocketType type;

	private final AssemblyBudget assembly;

	/** Where files of large frames are given up. */
	private final Executor releases;

	private final Borrowing borrowing = new Borrowing();

	/** How many bytes these files have now. */
	private final AtomicLong inFiles = new AtomicLong();

	private final Map<SocketOption<?>, Object> values = new ConcurrentHashMap<>();

	private @Nullable Security security;

	private @Nullable Mechanism mechanism;

	private volatile long sendTimeoutNanos = -1;

	private volatile long receiveTimeoutNanos = -1;

	SocketSettings(SocketType type, AssemblyBudget assembly, Executor releases) {
		this.type = type;
		this.releases = releases;
		this.assembly = assembly;
	}

	@SuppressWarnings("unchecked")
	<T> T get(SocketOption<T> option) {
		Object value = this.values.get(option);
		return (value != null) ? (T) value : option.defaultValue();
	}

	synchronized <T> void set(SocketOption<T> option, T value) {
		this.values.put(option, option.check(value));
		this.security = null;
		this.mechanism = null;
		this.sendTimeoutNanos = nanos(SocketOption.SEND_TIMEOUT);
		this.receiveTimeoutNanos = nanos(SocketOption.RECEIVE_TIMEOUT);
	}

	/**
	 * Returns SEND_TIMEOUT, −1 for INFINITE; every send asks, so it is kept at hand.
	 */
	long sendTimeoutNanos() {
		return this.sendTimeoutNanos;
	}

	/**
	 * Returns RECEIVE_TIMEOUT, −1 for INFINITE.
	 */
	long receiveTimeoutNanos() {
		return this.receiveTimeoutNanos;
	}

	/**
	 * Takes the value of an option that serves once, which then has its default again.
	 */
	<T> T take(SocketOption<T> option) {
		T value = get(option);
		this.values.remove(option);
		return value;
	}

	/**
	 * Returns a time in nanoseconds, −1 for INFINITE.
	 */
	long nanos(SocketOption<Duration> option) {
		return nanos(get(option));
	}

	static long nanos(Duration time) {
		if (time.isNegative()) {
			return -1;
		}
		return (time.getSeconds() > Integer.MAX_VALUE) ? Integer.MAX_VALUE * 1_000_000_000L : time.toNanos();
	}

	/**
	 * Returns what the options of security come to together; kept, as it is asked for
	 * with every connection.
	 * @throws dev.zmq.exception.InvalidOptionException if they do not go together
	 */
	synchronized Security security() {
		Security known = this.security;
		if (known == null) {
			known = SecuritySettings.of(this);
			this.security = known;
		}
		return known;
	}

	/**
	 * Returns the mechanism that the options make; kept as well.
	 * @throws dev.zmq.exception.InvalidOptionException if they make several
	 */
	synchronized Mechanism mechanism() {
		Mechanism known = this.mechanism;
		if (known == null) {
			known = (this.values.isEmpty()) ? Mechanism.NULL : SecuritySettings.mechanism(this);
			this.mechanism = known;
		}
		return known;
	}

	LinkSettings link() {
		TcpKeepAlive keepAlive = new TcpKeepAlive(get(SocketOption.TCP_KEEPALIVE),
				get(SocketOption.TCP_KEEPALIVE_COUNT), seconds(SocketOption.TCP_KEEPALIVE_IDLE),
				seconds(SocketOption.TCP_KEEPALIVE_INTERVAL));
		Accepting accepting = new Accepting(get(SocketOption.BACKLOG),
				List.copyOf(get(SocketOption.TCP_ACCEPT_FILTER)));
		return new LinkSettings(get(SocketOption.IPV6), accepting, get(SocketOption.SEND_BUFFER_SIZE),
				get(SocketOption.RECEIVE_BUFFER_SIZE), get(SocketOption.TOS), keepAlive, get(SocketOption.TLS));
	}

	private int seconds(SocketOption<Duration> option) {
		Duration time = get(option);
		return (time.isNegative()) ? -1 : (int) time.toSeconds();
	}

	/**
	 * Returns where to note that messages are borrowed by those who receive them. Of
	 * other types than these nothing comes of it: they keep what they receive, or look
	 * into it.
	 */
	Borrowing borrowing() {
		return switch (this.type) {
			case PULL, SUB, XSUB, PAIR, DEALER, ROUTER -> this.borrowing;
			default -> new Borrowing();
		};
	}

	WireSettings wire(boolean announcesRoutingId, String peerAddress) {
		byte[] routingId = (announcesRoutingId) ? get(SocketOption.ROUTING_ID) : new byte[0];
		Limits limits = new Limits(get(SocketOption.MAX_MESSAGE_SIZE), get(SocketOption.MAX_FRAMES_PER_MESSAGE),
				get(SocketOption.MAX_TOPIC_LENGTH), this.assembly,
				FrameFiles.of(get(SocketOption.LARGE_FRAMES), this.inFiles, this.releases), this.borrowing);
		return new WireSettings(this.type, routingId, get(SocketOption.METADATA), peerAddress, limits, heartbeat(),
				security());
	}

	private Heartbeat heartbeat() {
		long interval = nanos(SocketOption.HEARTBEAT_INTERVAL);
		if (interval <= 0) {
			return Heartbeat.OFF;
		}
		long timeout = nanos(SocketOption.HEARTBEAT_TIMEOUT);
		return new Heartbeat(interval, (timeout >= 0) ? timeout : interval, nanos(SocketOption.HEARTBEAT_TTL));
	}

}
