package dev.zmq.internal.wire.mechanism;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.zmq.internal.wire.Credentials;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.internal.wire.zmtp.Commands;
import dev.zmq.internal.wire.zmtp.FrameCipher;
import dev.zmq.internal.wire.zmtp.MechanismHost;
import dev.zmq.internal.wire.zmtp.SecurityMechanism;
import org.jspecify.annotations.Nullable;

/**
 * The server of GSSAPI, see {@link GssCommands}: tokens in INITIATE until the security
 * context is established, asks about the client's principal after its empty command, then
 * READY in exchange for READY.
 */
public final class GssapiServer implements SecurityMechanism {

	private enum Step {

		INITIATE, EMPTY, VERDICT, READY

	}

	private final byte[] metadata;

	private final GssTokens tokens;

	private final GssExchange exchange;

	private final @Nullable GssCipher cipher;

	private @Nullable MechanismHost host;

	private Verdict verdict = Verdict.NOT_ASKED;

	private Step step = Step.INITIATE;

	/**
	 * Creates the mechanism of a connection.
	 * @param metadata what this side announces, encoded
	 * @param tokens the security context, in which no step has been taken
	 * @param plaintext whether messages travel as they are
	 */
	public GssapiServer(byte[] metadata, GssTokens tokens, boolean plaintext) {
		this.metadata = metadata;
		this.tokens = tokens;
		this.exchange = new GssExchange(tokens, false);
		this.cipher = plaintext ? null : new GssCipher(tokens);
	}

	@Override
	public String name() {
		return GssCommands.MECHANISM;
	}

	@Override
	public int maxCommand() {
		return GssCommands.MAX_COMMAND;
	}

	@Override
	public boolean takesEmptyCommands() {
		return true;
	}

	@Override
	public void start(MechanismHost mechanismHost) {
		this.host = mechanismHost;
	}

	@Override
	public void errandDone() {
		byte[] token = this.exchange.result();
		if (this.tokens.established()) {
			this.step = Step.EMPTY;
		}
		started().send((token.length > 0) ? GssCommands.initiate(token) : Commands.emptyFrame());
	}

	@Override
	public void receive(Command command) {
		if (this.step == Step.INITIATE && command.is(GssCommands.INITIATE)) {
			this.exchange.go(started(), command);
		}
		else if (this.step == Step.EMPTY && command == Command.EMPTY) {
			this.step = Step.VERDICT;
			byte[] principal = this.tokens.peer().getBytes(StandardCharsets.UTF_8);
			started().ask(new Credentials(name(), List.of(principal)));
		}
		else if (this.step == Step.READY && GssCommands.isReady(this.cipher, command)) {
			started().complete(GssCommands.metadata(this.cipher, command), this.verdict);
		}
		else {
			throw Unexpected.command(command, name(), this.step.name());
		}
	}

	@Override
	public void resume(Verdict answer) {
		if (!answer.accepted()) {
			throw Refusal.of(answer, started());
		}
		this.verdict = answer;
		this.step = Step.READY;
		started().send(GssCommands.ready(this.cipher, this.metadata));
	}

	@Override
	public @Nullable FrameCipher cipher() {
		return this.cipher;
	}

	private MechanismHost started() {
		MechanismHost started = this.host;
		if (started == null) {
			throw new IllegalStateException("The mechanism has not started");
		}
		return started;
	}

}
