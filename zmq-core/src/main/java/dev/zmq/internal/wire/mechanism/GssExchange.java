package dev.zmq.internal.wire.mechanism;

import dev.zmq.internal.wire.Errand;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.internal.wire.zmtp.Commands;
import dev.zmq.internal.wire.zmtp.MechanismHost;
import dev.zmq.internal.wire.zmtp.Metadata;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * What both sides of GSSAPI do alike: the exchange of tokens, each step of which is an
 * errand, and READY.
 */
final class GssExchange {

	private final byte[] metadata;

	private final GssTokens tokens;

	private final boolean client;

	private final @Nullable GssCipher cipher;

	private @Nullable MechanismHost host;

	private @Nullable Step step;

	private int taken;

	GssExchange(byte[] metadata, GssTokens tokens, boolean client, boolean plaintext) {
		this.metadata = metadata;
		this.tokens = tokens;
		this.client = client;
		this.cipher = plaintext ? null : new GssCipher(tokens);
	}

	void start(MechanismHost mechanismHost) {
		this.host = mechanismHost;
	}

	MechanismHost host() {
		MechanismHost started = this.host;
		if (started == null) {
			throw new IllegalStateException("The mechanism has not started");
		}
		return started;
	}

	/** Takes the first step of a client. */
	void begin() {
		send(new byte[0]);
	}

	/** Takes a step with the token of the peer. */
	void go(Command initiate) {
		if (++this.taken > GssCommands.MAX_TOKENS) {
			throw new WireException(CloseReason.UNEXPECTED_COMMAND,
					"The peer has sent more than " + GssCommands.MAX_TOKENS + " tokens, and there is no end to it");
		}
		send(GssCommands.token(initiate));
	}

	private void send(byte[] token) {
		Step next = new Step(this.tokens, token, this.client);
		this.step = next;
		host().send(next);
	}

	/**
	 * Ends a step: what it has made goes to the peer.
	 * @return whether the security context is established
	 * @throws WireException if the step has failed
	 */
	boolean done() {
		byte[] token = result();
		host().send((token.length > 0) ? GssCommands.initiate(token) : Commands.emptyFrame());
		return this.tokens.established();
	}

	void sendReady() {
		host().send(GssCommands.ready(this.cipher, this.metadata));
	}

	/** Whether a command is the peer's READY, sealed if it has to be. */
	boolean isReady(Command command) {
		return GssCommands.isReady(this.cipher, command);
	}

	Metadata ready(Command command) {
		return GssCommands.metadata(this.cipher, command);
	}

	@Nullable GssCipher cipher() {
		return this.cipher;
	}

	private byte[] result() {
		Step done = this.step;
		if (done == null) {
			throw new IllegalStateException("No step has been taken");
		}
		this.step = null;
		byte[] token = done.result();
		if (token.length == 0 && !this.tokens.established()) {
			throw new WireException(CloseReason.KEY_MISMATCH, "The security context needs more tokens, but has none");
		}
		return token;
	}

	/** One step. */
	private static final class Step implements Errand {

		private final GssTokens tokens;

		private final byte[] token;

		private final boolean asksNetwork;

		private byte @Nullable [] made;

		private @Nullable RuntimeException failure;

		Step(GssTokens tokens, byte[] token, boolean asksNetwork) {
			this.tokens = tokens;
			this.token = token;
			this.asksNetwork = asksNetwork;
		}

		@Override
		public boolean asksNetwork() {
			return this.asksNetwork;
		}

		@Override
		public String awaited() {
			return "Kerberos";
		}

		@Override
		public void run() {
			try {
				this.made = this.tokens.step(this.token);
			}
			catch (RuntimeException ex) {
				this.failure = ex;
			}
		}

		byte[] result() {
			if (this.failure != null) {
				throw this.failure;
			}
			byte[] result = this.made;
			if (result == null) {
				throw new IllegalStateException("The step has not been taken");
			}
			return result;
		}

	}

}
