package dev.zmq.internal.wire.mechanism;

import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.internal.wire.zmtp.Commands;
import dev.zmq.internal.wire.zmtp.MechanismHost;
import dev.zmq.internal.wire.zmtp.Metadata;
import dev.zmq.internal.wire.zmtp.SecurityMechanism;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * The client of PLAIN (RFC 24): HELLO with user name and password, INITIATE with metadata
 * after WELCOME, done with READY.
 */
public final class PlainClient implements SecurityMechanism {

	private final byte[] metadata;

	private final PlainLogin login;

	private @Nullable MechanismHost host;

	private boolean welcome;

	/**
	 * Creates the mechanism of a connection.
	 * @param metadata what this side announces, encoded
	 * @param login who this side is
	 */
	public PlainClient(byte[] metadata, PlainLogin login) {
		this.metadata = metadata;
		this.login = login;
	}

	@Override
	public String name() {
		return PlainLogin.MECHANISM;
	}

	@Override
	public void start(MechanismHost mechanismHost) {
		this.host = mechanismHost;
		mechanismHost.send(Commands.frame(PlainLogin.HELLO, this.login.encode()));
	}

	@Override
	public String suspicion() {
		return ", most likely since it does not let this user in, or has nobody to judge it";
	}

	@Override
	public void receive(Command command) {
		MechanismHost started = this.host;
		if (started == null) {
			throw new IllegalStateException("The mechanism has not started");
		}
		if (!this.welcome && command.is(PlainLogin.WELCOME)) {
			if (command.dataLength() != 0) {
				throw new WireException(CloseReason.MALFORMED_COMMAND,
						"WELCOME of PLAIN carries " + command.dataLength() + " bytes; it carries none (RFC 24)");
			}
			this.welcome = true;
			started.send(Commands.frame(PlainLogin.INITIATE, this.metadata));
		}
		else if (this.welcome && command.is(Commands.READY)) {
			started.complete(Metadata.parse(command.body(), command.dataStart()), Verdict.NOT_ASKED);
		}
		else {
			throw Unexpected.command(command, name(), this.welcome ? "READY" : "WELCOME");
		}
	}

}
