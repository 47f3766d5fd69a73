package dev.zmq.internal.wire.mechanism;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.zmtp.FrameCipher;
import dev.zmq.monitor.CloseReason;

/**
 * Seals and opens the frames of a connection whose security context is established.
 *
 * <pre>
 *  0   1         8        12      13
 * +---+---------+--------+-------+------+
 * | 7 | MESSAGE | length | flags | body |
 * +---+---------+--------+-------+------+
 *                        |   token      |
 * </pre>
 */
final class GssCipher implements FrameCipher {

	/** A subscription whose body is the topic, as libzmq sends it since 2026. */
	private static final int SUBSCRIBE = 4;

	/** The end of such a subscription. */
	private static final int CANCEL = 8;

	private static final byte[] SUBSCRIBE_COMMAND = ascii("\11SUBSCRIBE");

	private static final byte[] CANCEL_COMMAND = ascii("\6CANCEL");

	private static final byte[] NAME = ascii("\7MESSAGE");

	private static final int TOKEN = NAME.length + Integer.BYTES;

	/**
	 * At most: headers, confounder, padding and checksum of a token, whatever the
	 * encryption (RFC 4121), and the flags.
	 */
	private static final int OVERHEAD = TOKEN + 128 + 1;

	private final GssTokens tokens;

	private byte[] sealed = {};

	private int flags;

	GssCipher(GssTokens tokens) {
		this.tokens = tokens;
	}

	@Override
	public int overhead() {
		return OVERHEAD;
	}

	@Override
	public int seal(int flags, byte[] bytes, int from, int length) {
		byte[] content = new byte[1 + length];
		content[0] = (byte) flags;
		System.arraycopy(bytes, from, content, 1, length);
		byte[] token = this.tokens.wrap(content);
		this.sealed = ByteBuffer.allocate(TOKEN + token.length).put(NAME).putInt(token.length).put(token).array();
		return this.sealed.length;
	}

	@Override
	public byte[] sealed() {
		return this.sealed;
	}

	@Override
	public byte[] open(byte[] bytes, int from, int length) {
		if (length < TOKEN || !Arrays.equals(bytes, from, from + NAME.length, NAME, 0, NAME.length)) {
			throw new WireException(CloseReason.MALFORMED_COMMAND, "A frame of " + length
					+ " bytes is no MESSAGE of GSSAPI; if GSSAPI_PLAINTEXT is set on one side, set it on the other");
		}
		int end = from + length;
		int start = GssCommands.tokenStart(bytes, from + NAME.length, end, "MESSAGE");
		byte[] opened = this.tokens.unwrap(bytes, start, end - start);
		if (opened.length == 0) {
			throw new WireException(CloseReason.MALFORMED_COMMAND,
					"A MESSAGE of GSSAPI has nothing in it, not even flags");
		}
		this.flags = opened[0] & (MORE | COMMAND);
		byte[] content = Arrays.copyOfRange(opened, 1, opened.length);
		return switch (opened[0] & (SUBSCRIBE | CANCEL)) {
			case 0 -> content;
			case SUBSCRIBE -> command(SUBSCRIBE_COMMAND, content);
			case CANCEL -> command(CANCEL_COMMAND, content);
			default -> throw new WireException(CloseReason.MALFORMED_COMMAND,
					"A MESSAGE of GSSAPI is a subscription and the end of one");
		};
	}

	@Override
	public int flags() {
		return this.flags;
	}

	private byte[] command(byte[] name, byte[] topic) {
		this.flags = COMMAND;
		return ByteBuffer.allocate(name.length + topic.length).put(name).put(topic).array();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
