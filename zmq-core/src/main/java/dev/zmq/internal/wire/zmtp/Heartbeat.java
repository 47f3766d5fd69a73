package dev.zmq.internal.wire.zmtp;

import java.util.Arrays;

import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.WireSettings;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * Whether the peer is alive (RFC 37, "Connection Heartbeating"): PINGs of both sides, the
 * answers, and three times that matter: when to PING next, when our PING stays
 * unanswered, and how long the peer asked us to bear its silence.
 * <p>
 * Every message and command is an answer, and so is every {@link #PROGRESS} bytes of one
 * that takes long; a byte now and then is not. The wait begins when the PING is written,
 * not when it is due: a message that takes long to write must not count as the peer's
 * silence.
 */
final class Heartbeat {

	/**
	 * How many bytes of something unfinished are a sign of life: few enough for every
	 * line that is of use, and enough to make holding on to a connection cost something.
	 */
	static final int PROGRESS = 1024;

	/** A context is 0 to 16 bytes. */
	private static final int MAX_CONTEXT = 16;

	private static final int TTL_SIZE = 2;

	private static final int MAX_TTL = 0xFFFF;

	/** A TTL counts tenths of a second. */
	private static final long TTL_UNIT_NANOS = 100_000_000;

	private final long interval;

	private final long timeout;

	private final byte[] pingFrame;

	private long lastHeard;

	/** Bytes that have arrived since the last sign of life. */
	private int unfinished;

	private boolean begun;

	private long now;

	private long nextPing = Wire.NEVER;

	private long answerDeadline = Wire.NEVER;

	private long peerTtl;

	private Ping ping = Ping.NONE;

	private byte @Nullable [] pong;

	Heartbeat(WireSettings.Heartbeat settings) {
		this.interval = settings.intervalNanos();
		this.timeout = settings.timeoutNanos();
		this.pingFrame = Commands.ping((int) Math.min(MAX_TTL, settings.ttlNanos() / TTL_UNIT_NANOS));
	}

	/**
	 * Begins: the handshake has finished.
	 */
	void begin() {
		this.begun = true;
		if (this.interval > 0) {
			this.nextPing = this.lastHeard + this.interval;
		}
	}

	/**
	 * Notes that bytes have arrived; whether they are a sign of life is not known yet.
	 */
	void arrived(long nowNanos, int count) {
		this.now = nowNanos;
		this.unfinished += count;
		if (this.unfinished >= PROGRESS || !this.begun) {
			heard(nowNanos);
		}
	}

	/**
	 * Notes that a message or command is complete.
	 */
	void whole() {
		if (this.unfinished > 0) {
			heard(this.now);
		}
	}

	void heard(long nowNanos) {
		this.now = nowNanos;
		this.unfinished = 0;
		this.lastHeard = nowNanos;
		this.answerDeadline = Wire.NEVER;
		if (this.ping == Ping.WRITTEN) {
			this.ping = Ping.NONE;
		}
	}

	/**
	 * Notes a PING of the peer. Only the newest is answered: a peer that sends many and
	 * reads nothing must not make answers pile up.
	 * @param command the PING
	 */
	void pinged(Command command) {
		int contextLength = command.dataLength() - TTL_SIZE;
		if (contextLength < 0 || contextLength > MAX_CONTEXT) {
			throw new WireException(CloseReason.MALFORMED_COMMAND, "A PING has " + command.dataLength()
					+ " bytes after its name; they are a TTL of 2 and a context of at most 16 (RFC 37)");
		}
		byte[] body = command.body();
		int ttl = command.dataStart();
		this.peerTtl = ((body[ttl] & 0xFF) << Byte.SIZE | (body[ttl + 1] & 0xFF)) * TTL_UNIT_NANOS;
		this.pong = Commands.pong(Arrays.copyOfRange(body, ttl + TTL_SIZE, body.length));
	}

	void tick(long nowNanos) {
		this.now = nowNanos;
		if (this.ping == Ping.WRITTEN) {
			this.ping = Ping.NONE;
			if (this.timeout > 0 && this.answerDeadline == Wire.NEVER) {
				this.answerDeadline = nowNanos + this.timeout;
			}
		}
		if (reached(this.answerDeadline)) {
			throw silent("a PING was not answered for", this.timeout);
		}
		if (reached(ttlDeadline())) {
			throw silent("nothing was heard for the time that the peer itself has set,", this.peerTtl);
		}
		if (reached(this.nextPing)) {
			this.nextPing = nowNanos + this.interval;
			this.ping = Ping.DUE;
		}
	}

	long deadline() {
		if (this.ping == Ping.WRITTEN) {
			// At once, so that the wait for an answer begins.
			return this.now;
		}
		return Math.min(this.nextPing, Math.min(this.answerDeadline, ttlDeadline()));
	}

	boolean hasCommand() {
		return this.pong != null || this.ping == Ping.DUE;
	}

	/**
	 * Takes the next command to write.
	 * @return a whole frame, or null
	 */
	byte @Nullable [] takeCommand() {
		byte[] answer = this.pong;
		if (answer != null) {
			this.pong = null;
			return answer;
		}
		if (this.ping == Ping.DUE) {
			this.ping = Ping.WRITTEN;
			return this.pingFrame;
		}
		return null;
	}

	private long ttlDeadline() {
		return (this.peerTtl > 0) ? this.lastHeard + this.peerTtl : Wire.NEVER;
	}

	private boolean reached(long deadline) {
		return deadline != Wire.NEVER && this.now - deadline >= 0;
	}

	private static WireException silent(String what, long nanos) {
		return new WireException(CloseReason.HEARTBEAT_TIMEOUT,
				"The peer is silent: " + what + " " + nanos / 1_000_000 + " ms");
	}

	/** Where our PING is. */
	private enum Ping {

		NONE, DUE, WRITTEN

	}

}
