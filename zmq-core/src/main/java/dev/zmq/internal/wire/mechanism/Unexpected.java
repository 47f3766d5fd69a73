package dev.zmq.internal.wire.mechanism;

import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.monitor.CloseReason;

/**
 * The error of a command that is not the one that has to come.
 */
final class Unexpected {

	private Unexpected() {
	}

	static WireException command(Command command, String mechanism, String expected) {
		return new WireException(CloseReason.UNEXPECTED_COMMAND,
				"The peer sent " + command.name() + " where the mechanism " + mechanism + " has " + expected
						+ " (if both sides are clients, or both are servers, make one of them the other)");
	}

}
