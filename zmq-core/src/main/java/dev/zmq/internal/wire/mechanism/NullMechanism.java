package dev.zmq.internal.wire.mechanism;

import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.internal.wire.zmtp.Commands;
import dev.zmq.internal.wire.zmtp.MechanismHost;
import dev.zmq.internal.wire.zmtp.Metadata;
import dev.zmq.internal.wire.zmtp.SecurityMechanism;
import dev.zmq.internal.wire.zmtp.Verdict;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * No security (RFC 37, "The NULL Security Mechanism"): each side sends READY with its
 * metadata as soon as the greetings agree, and is done when it has the peer's.
 */
public final class NullMechanism implements SecurityMechanism {

	private final byte[] metadata;

	private @Nullable MechanismHost host;

	/**
	 * Creates the mechanism of a connection.
	 * @param metadata what this side announces, encoded
	 */
	public NullMechanism(byte[] metadata) {
		this.metadata = metadata;
	}

	@Override
	public String name() {
		return "NULL";
	}

	@Override
	public void start(MechanismHost host) {
		this.host = host;
		host.send(Commands.frame(Commands.READY, this.metadata));
	}

	@Override
	public void receive(Command command) {
		if (!command.is(Commands.READY)) {
			throw new WireException(CloseReason.UNEXPECTED_COMMAND,
					"The peer sent " + command.name() + " where the mechanism NULL has READY only (RFC 37)");
		}
		if (this.host == null) {
			throw new IllegalStateException("The mechanism has not started");
		}
		this.host.complete(Metadata.parse(command.body(), command.dataStart()), Verdict.NOT_ASKED);
	}

}
