package dev.zmq.internal.wire.mechanism;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

	/** Reads and writes the number in an array of bytes. */
	static final VarHandle NUMBER = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

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

		long next() {
			return ++this.last;
		}

		byte[] nextBytes() {
			byte[] bytes = new byte[SHORT];
			NUMBER.set(bytes, 0, next());
			return bytes;
		}

	}

	/** The numbers of the peer, each of which has to be higher than the one before. */
	static final class Received {

		private long last;

		void check(byte[] source, int from) {
			check((long) NUMBER.get(source, from));
		}

		void check(long number) {
			if (Long.compareUnsigned(number, this.last) <= 0) {
				throw new WireException(CloseReason.REPLAYED, "A nonce is " + Long.toUnsignedString(number)
						+ " after one of " + Long.toUnsignedString(this.last) + "; they grow (RFC 26)");
			}
			this.last = number;
		}

	}

}
