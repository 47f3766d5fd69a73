package dev.zmq.fuzz;

import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.mechanism.GssTokens;
import dev.zmq.monitor.CloseReason;

/**
 * A security context without cryptography, so that what is changed lies behind it.
 */
final class MadeUpTokens implements GssTokens {

	private static final byte MARK = 'w';

	private final boolean client;

	private final int needed;

	private int steps;

	/**
	 * Creates a context.
	 * @param client whether it is the client's, which takes one more step, for nothing
	 * @param tokens how many tokens each side sends
	 */
	MadeUpTokens(boolean client, int tokens) {
		this.client = client;
		this.needed = (client) ? tokens + 1 : tokens;
	}

	@Override
	public byte[] step(byte[] token) {
		if (token.length > 0 && token[0] != MARK) {
			throw new WireException(CloseReason.AUTHENTICATION_FAILED, "That token was not made up here");
		}
		this.steps++;
		return (this.client && established()) ? new byte[0] : new byte[] { MARK, (byte) this.steps };
	}

	@Override
	public boolean established() {
		return this.steps >= this.needed;
	}

	@Override
	public String peer() {
		return "peer@REALM";
	}

	@Override
	public byte[] wrap(byte[] content) {
		return CurvePeer.join(new byte[] { MARK }, content);
	}

	@Override
	public byte[] unwrap(byte[] source, int from, int length) {
		if (length < 1 || source[from] != MARK) {
			throw new WireException(CloseReason.AUTHENTICATION_FAILED, "That was not wrapped here");
		}
		byte[] content = new byte[length - 1];
		System.arraycopy(source, from + 1, content, 0, content.length);
		return content;
	}

}
