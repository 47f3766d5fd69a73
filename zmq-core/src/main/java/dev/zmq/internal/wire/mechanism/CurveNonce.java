package dev.zmq.internal.wire.mechanism;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.zmq.internal.crypto.Crypto;
import dev.zmq.internal.wire.WireException;
import dev.zmq.monitor.CloseReason;

/**
 * Nonces of CURVE (RFC 26): a text that tells what they are for, and a number that grows,
 * or random bytes.
 */
final class CurveNonce {

	/** Bytes of the number that travels, big-endian. */
	static final int SHORT = 8;

	/** Bytes of a nonce that is random. */
	static final int LONG = 16;

	private CurveNonce() {
	}

	/** Makes a nonce from a prefix and what has travelled, which fill it together. */
	static byte[] of(String prefix, byte[] source, int from) {
		byte[] nonce = Arrays.copyOf(prefix.getBytes(StandardCharsets.US_ASCII), Crypto.NONCE);
		System.arraycopy(source, from, nonce, prefix.length(), Crypto.NONCE - prefix.length());
		return nonce;
	}

	/** The numbers that this side sends: 1, 2, 3 and so on. */
	static final class Sent {

		private long last;

		byte[] next() {
			return ByteBuffer.allocate(SHORT).putLong(++this.last).array();
		}

	}

	/** The numbers of the peer, each of which has to be higher than the one before. */
	static final class Received {

		private long last;

		void check(byte[] source, int from) {
			long number = ByteBuffer.wrap(source).getLong(from);
			if (Long.compareUnsigned(number, this.last) <= 0) {
				throw new WireException(CloseReason.REPLAYED, "A nonce is " + Long.toUnsignedString(number)
						+ " after one of " + Long.toUnsignedString(this.last) + "; they grow (RFC 26)");
			}
			this.last = number;
		}

	}

}
