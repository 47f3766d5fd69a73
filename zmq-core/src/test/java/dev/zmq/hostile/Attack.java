package dev.zmq.hostile;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

import dev.zmq.monitor.CloseReason;
import dev.zmq.testkit.Armour;
import dev.zmq.testkit.RawSpeaker;
import dev.zmq.testkit.Zmtp;

/**
 * A peer that behaves up to a stage, and then does something else. Whatever it does, the
 * connection has to end, for a reason that fits.
 */
final class Attack {

	/** What is done instead of going on. */
	enum Action {

		SILENCE, SLOWNESS, CUT, GARBAGE, REPLAY, OVERSIZE, FLOOD

	}

	/** Every way of not keeping to the protocol. */
	private static final Set<CloseReason> FAULTS = EnumSet.of(CloseReason.BAD_GREETING, CloseReason.UNSUPPORTED_VERSION,
			CloseReason.MECHANISM_MISMATCH, CloseReason.MALFORMED_COMMAND, CloseReason.MALFORMED_FRAME,
			CloseReason.INVALID_METADATA, CloseReason.UNEXPECTED_COMMAND, CloseReason.MESSAGE_TOO_LARGE,
			CloseReason.TOPIC_TOO_LONG, CloseReason.KEY_MISMATCH, CloseReason.REPLAYED);

	/** Every way of not keeping to TLS, waiting for the rest of a record included. */
	private static final Set<CloseReason> NO_TLS = EnumSet.of(CloseReason.NOT_TLS, CloseReason.TLS_FAILED,
			CloseReason.HANDSHAKE_TIMEOUT);

	/** Slow enough for no stage to be over before it takes too long. */
	private static final Duration PAUSE = Duration.ofMillis(12);

	private final Target target;

	private final Stage stage;

	private final Action action;

	private final RawSpeaker speaker;

	private byte[] next = {};

	private int dripped;

	Attack(Target target, Stage stage, Action action) {
		this.target = target;
		this.stage = stage;
		this.action = action;
		this.speaker = target.attacker(!stage.isTls());
	}

	void begin(Random random) {
		this.next = this.stage.reach(this.speaker, () -> this.target.row().rawTls(this.speaker.raw()));
		switch (this.action) {
			case SILENCE, SLOWNESS -> {
			}
			case CUT -> {
				send(Arrays.copyOf(this.next, this.next.length / 2));
				this.speaker.raw().shutdownOutput();
			}
			case GARBAGE -> send(Stage.garbage(random, this.next.length));
			case REPLAY -> send(Zmtp.concat(this.next, this.next));
			case OVERSIZE -> send(this.stage.oversize());
			case FLOOD -> this.stage.flood(this.speaker, this.next).forEach(this::send);
		}
	}

	/** The other side may have had enough before all of it was written. */
	private void send(byte[] bytes) {
		this.speaker.raw().trySend(bytes);
	}

	/**
	 * Sends one byte more, if this is an attack by slowness.
	 * @return whether there may be another one to send
	 */
	boolean drip() {
		boolean more = this.action == Action.SLOWNESS && this.dripped < this.next.length
				&& this.speaker.raw().trySend(new byte[] { this.next[this.dripped] });
		this.dripped++;
		if (more) {
			this.speaker.raw().hears(PAUSE);
		}
		return more;
	}

	CloseReason ending() {
		this.speaker.raw().awaitEnd();
		return this.target.ending(this.speaker);
	}

	Set<CloseReason> expected() {
		CloseReason timeout = this.stage.isHandshake() ? CloseReason.HANDSHAKE_TIMEOUT : CloseReason.HEARTBEAT_TIMEOUT;
		return switch (this.action) {
			case SILENCE, SLOWNESS -> EnumSet.of(timeout);
			case CUT -> EnumSet.of(CloseReason.PEER_CLOSED);
			case GARBAGE, REPLAY, OVERSIZE, FLOOD -> (this.stage.isTls()) ? NO_TLS : misspoken(timeout);
		};
	}

	/** What comes of saying something else, behind TLS if there is TLS. */
	private Set<CloseReason> misspoken(CloseReason timeout) {
		Armour armour = this.target.row().armour();
		return switch (this.action) {
			case GARBAGE -> faultsOr(timeout);
			case REPLAY -> (this.stage.isHandshake()) ? faultsOr(CloseReason.HEARTBEAT_TIMEOUT)
					: EnumSet.of((armour == Armour.CURVE) ? CloseReason.REPLAYED : timeout);
			case OVERSIZE -> oversized(armour);
			case FLOOD -> flooded(timeout);
			default -> throw new IllegalStateException(this + " says nothing");
		};
	}

	private static Set<CloseReason> faultsOr(CloseReason other) {
		Set<CloseReason> reasons = EnumSet.copyOf(FAULTS);
		reasons.add(other);
		return reasons;
	}

	private Set<CloseReason> oversized(Armour armour) {
		if (this.stage.isGreeting()) {
			return EnumSet.of(CloseReason.BAD_GREETING, CloseReason.MALFORMED_FRAME, CloseReason.MECHANISM_MISMATCH);
		}
		if (this.stage.isHandshake()) {
			return EnumSet.of(CloseReason.MALFORMED_COMMAND);
		}
		boolean topic = this.stage == Stage.SUBSCRIBING && armour != Armour.CURVE;
		return EnumSet.of(topic ? CloseReason.TOPIC_TOO_LONG : CloseReason.MESSAGE_TOO_LARGE);
	}

	private Set<CloseReason> flooded(CloseReason timeout) {
		return switch (this.stage) {
			case ESTABLISHED, SUBSCRIBING -> EnumSet.of(timeout);
			case MULTIPART -> EnumSet.of(CloseReason.TOO_MANY_FRAMES);
			default -> faultsOr(CloseReason.HEARTBEAT_TIMEOUT);
		};
	}

	@Override
	public String toString() {
		return this.action + " at " + this.stage;
	}

}
