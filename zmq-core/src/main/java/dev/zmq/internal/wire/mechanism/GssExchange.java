package dev.zmq.internal.wire.mechanism;

import dev.zmq.internal.wire.Errand;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.internal.wire.zmtp.MechanismHost;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of tokens, which both sides of GSSAPI begin with. Each step is an errand.
 */
final class GssExchange {

	private final GssTokens tokens;

	private final boolean client;

	private @Nullable Step step;

	private int taken;

	GssExchange(GssTokens tokens, boolean client) {
		this.tokens = tokens;
		this.client = client;
	}

	/** Takes the first step of a client. */
	void begin(MechanismHost host) {
		send(host, new byte[0]);
	}

	/** Takes a step with the token of the peer. */
	void go(MechanismHost host, Command initiate) {
		if (++this.taken > GssCommands.MAX_TOKENS) {
			throw new WireException(CloseReason.UNEXPECTED_COMMAND,
					"The peer has sent more than " + GssCommands.MAX_TOKENS + " tokens, and there is no end to it");
		}
		send(host, GssCommands.token(initiate));
	}

	private void send(MechanismHost host, byte[] token) {
		Step next = new Step(this.tokens, token, this.client);
		this.step = next;
		host.send(next);
	}

	/**
	 * Returns what the last step has made.
	 * @return the token for the peer, empty if there is none
	 * @throws WireException if the step has failed
	 */
	byte[] result() {
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
