package dev.zmq.internal.wire.mechanism;

import java.nio.charset.StandardCharsets;
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
 * The server of PLAIN (RFC 24): asks about the HELLO of the client, then WELCOME, and
 * READY in exchange for INITIATE.
 */
public final class PlainServer implements SecurityMechanism {

	private final byte[] metadata;

	private @Nullable MechanismHost host;

	private @Nullable Verdict verdict;

	private String username = "";

	private boolean asked;

	/**
	 * Creates the mechanism of a connection.
	 * @param metadata what this side announces, encoded
	 */
	public PlainServer(byte[] metadata) {
		this.metadata = metadata;
	}

	@Override
	public String name() {
		return PlainLogin.MECHANISM;
	}

	@Override
	public void start(MechanismHost mechanismHost) {
		this.host = mechanismHost;
	}

	@Override
	public void receive(Command command) {
		MechanismHost started = started();
		Verdict accepted = this.verdict;
		if (!this.asked && command.is(PlainLogin.HELLO)) {
			this.asked = true;
			List<byte[]> login = PlainLogin.parse(command);
			this.username = new String(login.get(0), StandardCharsets.UTF_8);
			started.ask(new Credentials(name(), login));
		}
		else if (accepted != null && command.is(PlainLogin.INITIATE)) {
			Metadata peer = Metadata.parse(command.body(), command.dataStart());
			started.send(Commands.frame(Commands.READY, this.metadata));
			started.complete(peer, accepted.with(Verdict.USER_NAME, this.username));
		}
		else {
			throw Unexpected.command(command, name(), this.asked ? "INITIATE" : "HELLO");
		}
	}

	@Override
	public void resume(Verdict answer) {
		MechanismHost started = started();
		if (!answer.accepted()) {
			throw Refusal.of(answer, started);
		}
		this.verdict = answer;
		started.send(Commands.frame(PlainLogin.WELCOME, new byte[0]));
	}

	private MechanismHost started() {
		MechanismHost started = this.host;
		if (started == null) {
			throw new IllegalStateException("The mechanism has not started");
		}
		return started;
	}

}
