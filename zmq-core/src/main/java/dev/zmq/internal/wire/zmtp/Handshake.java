package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

import dev.zmq.internal.wire.Credentials;
import dev.zmq.internal.wire.Errand;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.WirePeer;
import dev.zmq.internal.wire.WireSettings;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * From the first byte to the last one before messages flow: greeting, then the commands
 * of the security mechanism, then what the peer tells about itself.
 * <p>
 * These are steps which are all taken at one place, so that the JIT compiler cannot see
 * there which of them comes, and compiles each by itself. In one piece, and together with
 * what decodes messages, they took it a second in a process that thousands connect to.
 */
final class Handshake implements MechanismHost {

	private static final Step GREETING = Handshake::readGreeting;

	private static final Step COMMAND = Handshake::readCommand;

	private static final Step CHECK = (handshake, in) -> {
		handshake.check();
		return false;
	};

	private final WireSettings settings;

	private final ControlOutput output;

	private final SecurityMechanism mechanism;

	private final Greeting greeting;

	private final CommandReader commands;

	private Phase phase = Phase.GREETING;

	private Step next = GREETING;

	/** What the link has found out about the peer. */
	private Map<String, String> peerProperties = Map.of();

	private @Nullable Credentials question;

	private @Nullable Errand errand;

	private @Nullable Claims claims;

	private @Nullable WirePeer peer;

	Handshake(WireSettings settings, MechanismFactory mechanisms, ControlOutput output) {
		this.settings = settings;
		this.output = output;
		this.mechanism = mechanisms.create(settings.security(), Metadata.encode(settings));
		this.commands = new CommandReader(this.mechanism.maxCommand(), this.mechanism.takesEmptyCommands());
		this.greeting = new Greeting(this.mechanism.name());
	}

	void peerProperties(Map<String, String> properties) {
		this.peerProperties = properties;
	}

	/**
	 * Sends the whole greeting: what older peers would have to see first is of no use, as
	 * they are refused.
	 */
	void start() {
		this.output.add(this.greeting.encode());
	}

	/**
	 * Consumes bytes up to and including the end of the handshake, or until there is a
	 * question or an errand, or all of them.
	 * @param in what has arrived
	 * @return the peer if the handshake has finished, otherwise null
	 */
	@Nullable WirePeer read(ByteBuffer in) {
		boolean more;
		do {
			more = this.next.take(this, in);
		}
		while (more);
		return this.peer;
	}

	private boolean readGreeting(ByteBuffer in) {
		if (!this.greeting.read(in)) {
			return false;
		}
		this.phase = this.phase.next(Phase.HANDSHAKE);
		this.next = COMMAND;
		this.mechanism.start(this);
		return true;
	}

	private boolean readCommand(ByteBuffer in) {
		Command command = (this.phase == Phase.HANDSHAKE) ? this.commands.read(in) : null;
		if (command == null) {
			return false;
		}
		if (command.is(Commands.ERROR)) {
			throw new WireException(CloseReason.AUTHENTICATION_REFUSED,
					"The peer refused this side: " + command.errorReason());
		}
		this.mechanism.receive(command);
		return true;
	}

	/** Judges the peer, once the mechanism is content. */
	private void check() {
		Claims claims = this.claims;
		if (claims != null) {
			this.claims = null;
			this.peer = PeerCheck.check(this.settings, this.mechanism.name(), this.greeting.minor(), claims.metadata(),
					claims.found());
		}
	}

	@Nullable FrameCipher cipher() {
		return this.mechanism.cipher();
	}

	/** The greetings agree before the mechanism has anything to suspect. */
	String suspicion() {
		return (this.phase == Phase.HANDSHAKE) ? this.mechanism.suspicion() : "";
	}

	@Nullable Credentials question() {
		return this.question;
	}

	@Nullable WirePeer answer(Verdict verdict) {
		if (this.phase != Phase.VERDICT) {
			throw new IllegalStateException("There is no question to answer");
		}
		this.phase = this.phase.next(Phase.HANDSHAKE);
		this.question = null;
		this.mechanism.resume(verdict);
		check();
		return this.peer;
	}

	@Nullable Errand errand() {
		return this.errand;
	}

	@Nullable WirePeer errandDone() {
		if (this.phase != Phase.ERRAND) {
			throw new IllegalStateException("There is no errand");
		}
		this.phase = this.phase.next(Phase.HANDSHAKE);
		this.errand = null;
		this.mechanism.errandDone();
		check();
		return this.peer;
	}

	@Override
	public void send(byte[] frame) {
		this.output.add(frame);
	}

	@Override
	public void ask(Credentials credentials) {
		this.phase = this.phase.next(Phase.VERDICT);
		this.question = credentials;
	}

	@Override
	public void send(Errand task) {
		this.phase = this.phase.next(Phase.ERRAND);
		this.errand = task;
	}

	@Override
	public void complete(Metadata metadata, Verdict verdict) {
		this.phase = this.phase.next(Phase.TRAFFIC);
		Map<String, String> found = this.peerProperties;
		if (!verdict.properties().isEmpty()) {
			found = new HashMap<>(found);
			found.putAll(verdict.properties());
		}
		this.claims = new Claims(metadata, found);
		this.next = CHECK;
	}

	/** One step. */
	@FunctionalInterface
	private interface Step {

		/**
		 * Takes it.
		 * @return whether the next one can be taken
		 */
		boolean take(Handshake handshake, ByteBuffer in);

	}

	/**
	 * What is known of the peer when the mechanism is content.
	 *
	 * @param metadata what it tells
	 * @param found what this side has found out
	 */
	private record Claims(Metadata metadata, Map<String, String> found) {
	}

}
