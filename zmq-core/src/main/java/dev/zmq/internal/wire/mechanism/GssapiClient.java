package dev.zmq.internal.wire.mechanism;

import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.internal.wire.zmtp.Commands;
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

	private final byte[] metadata;

	private final GssTokens tokens;

	private final GssExchange exchange;

	private final @Nullable GssCipher cipher;

	private @Nullable MechanismHost host;

	private Step step = Step.INITIATE;

	/**
	 * Creates the mechanism of a connection.
	 * @param metadata what this side announces, encoded
	 * @param tokens the security context, in which no step has been taken
	 * @param plaintext whether messages travel as they are
	 */
	public GssapiClient(byte[] metadata, GssTokens tokens, boolean plaintext) {
		this.metadata = metadata;
		this.tokens = tokens;
		this.exchange = new GssExchange(tokens, true);
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
	public void start(MechanismHost mechanismHost) {
		this.host = mechanismHost;
		this.exchange.begin(mechanismHost);
	}

	@Override
	public void errandDone() {
		byte[] token = this.exchange.result();
		if (this.tokens.established()) {
			this.step = Step.READY;
		}
		started().send((token.length > 0) ? GssCommands.initiate(token) : Commands.emptyFrame());
	}

	@Override
	public void receive(Command command) {
		if (this.step == Step.INITIATE && command.is(GssCommands.INITIATE)) {
			this.exchange.go(started(), command);
		}
		else if (this.step == Step.READY && GssCommands.isReady(this.cipher, command)) {
			Metadata peer = GssCommands.metadata(this.cipher, command);
			started().send(GssCommands.ready(this.cipher, this.metadata));
			started().complete(peer, Verdict.NOT_ASKED);
		}
		else {
			throw Unexpected.command(command, name(), this.step.name());
		}
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
