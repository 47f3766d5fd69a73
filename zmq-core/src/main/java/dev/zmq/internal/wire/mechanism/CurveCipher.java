package dev.zmq.internal.wire.mechanism;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.zmq.internal.crypto.BoxSeries;
import dev.zmq.internal.crypto.Crypto;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.zmtp.FrameCipher;
import dev.zmq.monitor.CloseReason;

/**
 * Seals and opens the frames of a connection that has shaken hands (RFC 26, "MESSAGE").
 *
 * <pre>
 *  0   1         8       16    32      33
 * +---+---------+-------+-----+-------+------+
 * | 7 | MESSAGE | nonce | tag | flags | body |
 * +---+---------+-------+-----+-------+------+
 *                       |    in the box      |
 * </pre>
 */
final class CurveCipher implements FrameCipher {

	private static final byte[] NAME = "\7MESSAGE".getBytes(StandardCharsets.US_ASCII);

	private static final int BOX = NAME.length + CurveNonce.SHORT;

	private static final int FLAGS = BOX + Crypto.TAG;

	private static final int OVERHEAD = FLAGS + 1;

	/**
	 * How large the storage of sealed frames may stay, so that one large frame does not
	 * cost its size for as long as the connection lasts.
	 */
	private static final int KEPT = 16 * 1024;

	private final BoxSeries sending;

	private final BoxSeries receiving;

	private final CurveNonce.Sent sent;

	private final CurveNonce.Received received;

	private byte[] sealed = {};

	private int flags;

	private CurveCipher(BoxSeries sending, BoxSeries receiving, CurveNonce.Sent sent, CurveNonce.Received received) {
		this.sending = sending;
		this.receiving = receiving;
		this.sent = sent;
		this.received = received;
	}

	static CurveCipher ofClient(Crypto crypto, byte[] key, CurveNonce.Sent sent, CurveNonce.Received received) {
		return new CurveCipher(boxes(crypto, key, 'C'), boxes(crypto, key, 'S'), sent, received);
	}

	static CurveCipher ofServer(Crypto crypto, byte[] key, CurveNonce.Sent sent, CurveNonce.Received received) {
		return new CurveCipher(boxes(crypto, key, 'S'), boxes(crypto, key, 'C'), sent, received);
	}

	private static BoxSeries boxes(Crypto crypto, byte[] key, char sender) {
		return crypto.boxes(key, ("CurveZMQMESSAGE" + sender).getBytes(StandardCharsets.US_ASCII));
	}

	@Override
	public int overhead() {
		return OVERHEAD;
	}

	@Override
	public int seal(int flags, byte[] bytes, int from, int length) {
		int size = Math.addExact(OVERHEAD, length);
		reserve(size);
		long number = this.sent.next();
		CurveNonce.NUMBER.set(this.sealed, NAME.length, number);
		this.sealed[FLAGS] = (byte) flags;
		this.sending.seal(number, bytes, from, length, this.sealed, BOX, 1);
		return size;
	}

	private void reserve(int size) {
		if (size > this.sealed.length || (this.sealed.length > KEPT && size <= KEPT)) {
			int some = Math.min(KEPT, Math.max(2 * this.sealed.length, 256));
			this.sealed = Arrays.copyOf(NAME, Math.max(size, some));
		}
	}

	@Override
	public byte[] sealed() {
		return this.sealed;
	}

	@Override
	public byte[] open(byte[] bytes, int from, int length) {
		if (length < OVERHEAD || !Arrays.equals(bytes, from, from + NAME.length, NAME, 0, NAME.length)) {
			throw new WireException(CloseReason.MALFORMED_COMMAND, "A frame of " + length
					+ " bytes is no MESSAGE of CURVE, which has at least " + OVERHEAD + " (RFC 26)");
		}
		long number = (long) CurveNonce.NUMBER.get(bytes, from + NAME.length);
		this.received.check(number);
		byte[] content = this.receiving.open(number, bytes, from + BOX, length - BOX, 1);
		if (content == null) {
			throw new WireException(CloseReason.KEY_MISMATCH,
					"A MESSAGE could not be opened; somebody has changed it on its way");
		}
		this.flags = bytes[from + FLAGS];
		return content;
	}

	@Override
	public int flags() {
		return this.flags;
	}

}
