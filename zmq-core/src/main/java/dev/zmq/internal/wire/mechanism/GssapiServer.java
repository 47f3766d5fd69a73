package dev.zmq.internal.wire.mechanism;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.zmq.internal.wire.Credentials;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.zmtp.Command;
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

	private final GssTokens tokens;

	private final GssExchange exchange;

	private Verdict verdict = Verdict.NOT_ASKED;

	private Step step = Step.INITIATE;

	/**
	 * Creates the mechanism of a connection.
	 * @param metadata what this side announces, encoded
	 * @param tokens the security context, in which no step has been taken
	 * @param plaintext whether messages travel as they are
	 */
	public GssapiServer(byte[] metadata, GssTokens tokens, boolean plaintext) {
		this.tokens = tokens;
		this.exchange = new GssExchange(metadata, tokens, false, plaintext);
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
		this.exchange.start(mechanismHost);
	}

	@Override
	public void errandDone() {
		if (this.exchange.done()) {
			this.step = Step.EMPTY;
		}
	}

	@Override
	public void receive(Command command) {
		if (this.step == Step.INITIATE && command.is(GssCommands.INITIATE)) {
			this.exchange.go(command);
		}
		else if (this.step == Step.EMPTY && command == Command.EMPTY) {
			this.step = Step.VERDICT;
			byte[] principal = this.tokens.peer().getBytes(StandardCharsets.UTF_8);
			this.exchange.host().ask(new Credentials(name(), List.of(principal)));
		}
		else if (this.step == Step.READY && this.exchange.isReady(command)) {
			this.exchange.host().complete(this.exchange.ready(command), this.verdict);
		}
		else {
			throw Unexpected.command(command, name(), this.step.name());
		}
	}

	@Override
	public void resume(Verdict answer) {
		if (!answer.accepted()) {
			throw Refusal.of(answer, this.exchange.host());
		}
		this.verdict = answer;
		this.step = Step.READY;
		this.exchange.sendReady();
	}

	@Override
	public @Nullable FrameCipher cipher() {
		return this.exchange.cipher();
	}

}
