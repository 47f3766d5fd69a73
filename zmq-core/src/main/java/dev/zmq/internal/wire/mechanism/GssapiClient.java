package dev.zmq.internal.wire.mechanism;

import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.internal.wire.zmtp.FrameCipher;
import dev.zmq.internal.wire.zmtp.MechanismHost;
import dev.zmq.internal.wire.zmtp.Metadata;
import dev.zmq.internal.wire.zmtp.SecurityMechanism;
import org.jspecify.annotations.Nullable;

/**
 * The client of GSSAPI, see {@link GssCommands}: tokens in INITIATE until the security
 * context is established, an empty command, and READY in exchange for READY.
 */
public final class GssapiClient implements SecurityMechanism {

	private enum Step {

		INITIATE, READY

	}

	private final GssExchange exchange;

	private Step step = Step.INITIATE;

	/**
	 * Creates the mechanism of a connection.
	 * @param metadata what this side announces, encoded
	 * @param tokens the security context, in which no step has been taken
	 * @param plaintext whether messages travel as they are
	 */
	public GssapiClient(byte[] metadata, GssTokens tokens, boolean plaintext) {
		this.exchange = new GssExchange(metadata, tokens, true, plaintext);
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
	public void start(MechanismHost mechanismHost) {
		this.exchange.start(mechanismHost);
		this.exchange.begin();
	}

	@Override
	public void errandDone() {
		if (this.exchange.done()) {
			this.step = Step.READY;
		}
	}

	@Override
	public void receive(Command command) {
		if (this.step == Step.INITIATE && command.is(GssCommands.INITIATE)) {
			this.exchange.go(command);
		}
		else if (this.step == Step.READY && this.exchange.isReady(command)) {
			Metadata peer = this.exchange.ready(command);
			this.exchange.sendReady();
			this.exchange.host().complete(peer, Verdict.NOT_ASKED);
		}
		else {
			throw Unexpected.command(command, name(), this.step.name());
		}
	}

	@Override
	public @Nullable FrameCipher cipher() {
		return this.exchange.cipher();
	}

}
