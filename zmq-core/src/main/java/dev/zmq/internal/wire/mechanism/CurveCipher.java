package dev.zmq.internal.wire.mechanism;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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

	private static final int OVERHEAD = BOX + Crypto.TAG + 1;

	private final Crypto crypto;

	private final byte[] key;

	private final String sendPrefix;

	private final String receivePrefix;

	private final CurveNonce.Sent sent;

	private final CurveNonce.Received received;

	private CurveCipher(Crypto crypto, byte[] key, String prefixes, CurveNonce.Sent sent,
			CurveNonce.Received received) {
		this.crypto = crypto;
		this.key = key;
		this.sendPrefix = "CurveZMQMESSAGE" + prefixes.charAt(0);
		this.receivePrefix = "CurveZMQMESSAGE" + prefixes.charAt(1);
		this.sent = sent;
		this.received = received;
	}

	static CurveCipher ofClient(Crypto crypto, byte[] key, CurveNonce.Sent sent, CurveNonce.Received received) {
		return new CurveCipher(crypto, key, "CS", sent, received);
	}

	static CurveCipher ofServer(Crypto crypto, byte[] key, CurveNonce.Sent sent, CurveNonce.Received received) {
		return new CurveCipher(crypto, key, "SC", sent, received);
	}

	@Override
	public int overhead() {
		return OVERHEAD;
	}

	@Override
	public byte[] seal(int flags, byte[] body) {
		byte[] nonce = this.sent.next();
		byte[] sealed = ByteBuffer.allocate(OVERHEAD + body.length)
			.put(NAME)
			.put(nonce)
			.put(BOX + Crypto.TAG, (byte) flags)
			.put(OVERHEAD, body)
			.array();
		this.crypto.seal(this.key, CurveNonce.of(this.sendPrefix, nonce, 0), sealed, BOX + Crypto.TAG, 1 + body.length,
				sealed, BOX);
		return sealed;
	}

	@Override
	public byte[] open(byte[] sealed) {
		if (sealed.length < OVERHEAD || !startsWithName(sealed)) {
			throw new WireException(CloseReason.MALFORMED_COMMAND, "A frame of " + sealed.length
					+ " bytes is no MESSAGE of CURVE, which has at least " + OVERHEAD + " (RFC 26)");
		}
		this.received.check(sealed, NAME.length);
		byte[] opened = this.crypto.open(this.key, CurveNonce.of(this.receivePrefix, sealed, NAME.length), sealed, BOX,
				sealed.length - BOX);
		if (opened == null) {
			throw new WireException(CloseReason.KEY_MISMATCH,
					"A MESSAGE could not be opened; somebody has changed it on its way");
		}
		return opened;
	}

	private static boolean startsWithName(byte[] sealed) {
		for (int i = 0; i < NAME.length; i++) {
			if (sealed[i] != NAME[i]) {
				return false;
			}
		}
		return true;
	}

}
