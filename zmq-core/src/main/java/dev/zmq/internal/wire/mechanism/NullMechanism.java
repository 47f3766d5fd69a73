package dev.zmq.internal.wire.mechanism;

import java.util.List;

import dev.zmq.internal.wire.Credentials;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.internal.wire.zmtp.Commands;
import dev.zmq.internal.wire.zmtp.MechanismHost;
import dev.zmq.internal.wire.zmtp.Metadata;
import dev.zmq.internal.wire.zmtp.SecurityMechanism;
import org.jspecify.annotations.Nullable;

/**
 * No security (RFC 37, "The NULL Security Mechanism"): each side sends READY with its
 * metadata as soon as the greetings agree, and is done when it has the peer's. Where it
 * is wanted, the peer's address is judged before that.
 */
public final class NullMechanism implements SecurityMechanism {

	private final byte[] metadata;

	private final boolean judged;

	private Verdict verdict = Verdict.NOT_ASKED;

	private @Nullable MechanismHost host;

	/**
	 * Creates the mechanism of a connection.
	 * @param metadata what this side announces, encoded
	 * @param judged whether to ask about the peer
	 */
	public NullMechanism(byte[] metadata, boolean judged) {
		this.metadata = metadata;
		this.judged = judged;
	}

	@Override
	public String name() {
		return "NULL";
	}

	@Override
	public void start(MechanismHost mechanismHost) {
		this.host = mechanismHost;
		if (this.judged) {
			mechanismHost.ask(new Credentials(name(), List.of()));
		}
		else {
			mechanismHost.send(Commands.frame(Commands.READY, this.metadata));
		}
	}

	@Override
	public void resume(Verdict answer) {
		MechanismHost started = started();
		if (!answer.accepted()) {
			throw Refusal.of(answer, started);
		}
		this.verdict = answer;
		started.send(Commands.frame(Commands.READY, this.metadata));
	}

	@Override
	public void receive(Command command) {
		MechanismHost started = started();
		if (!command.is(Commands.READY)) {
			throw Unexpected.command(command, name(), "READY only");
		}
		started.complete(Metadata.parse(command.body(), command.dataStart()), this.verdict);
	}

	private MechanismHost started() {
		MechanismHost started = this.host;
		if (started == null) {
			throw new IllegalStateException("The mechanism has not started");
		}
		return started;
	}

}
