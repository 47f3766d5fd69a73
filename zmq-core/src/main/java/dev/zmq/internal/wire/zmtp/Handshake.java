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
 * of the security mechanism.
 */
final class Handshake implements MechanismHost {

	private final WireSettings settings;

	private final ControlOutput output;

	private final SecurityMechanism mechanism;

	private final Greeting greeting;

	private final CommandReader commands;

	private Phase phase = Phase.GREETING;

	/** What the link has found out about the peer. */
	private Map<String, String> peerProperties = Map.of();

	private @Nullable Credentials question;

	private @Nullable Errand errand;

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
		if (this.phase == Phase.GREETING) {
			if (!this.greeting.read(in)) {
				return null;
			}
			this.phase = this.phase.next(Phase.HANDSHAKE);
			this.mechanism.start(this);
		}
		while (this.phase == Phase.HANDSHAKE) {
			Command command = this.commands.read(in);
			if (command == null) {
				return null;
			}
			if (command.is(Commands.ERROR)) {
				throw new WireException(CloseReason.AUTHENTICATION_REFUSED,
						"The peer refused this side: " + command.errorReason());
			}
			this.mechanism.receive(command);
		}
		return this.peer;
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
		this.peer = PeerCheck.check(this.settings, this.mechanism.name(), this.greeting.minor(), metadata, found);
	}

}
