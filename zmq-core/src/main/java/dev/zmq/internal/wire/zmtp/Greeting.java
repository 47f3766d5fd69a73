package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.zmq.internal.wire.WireException;
import dev.zmq.monitor.CloseReason;

/**
 * The first 64 bytes of each side (RFC 37, "Greeting"). What means something in the
 * peer's greeting is judged as it arrives.
 *
 * <pre>
 *  0           1           9           10      11      12          32          33       64
 * +-----------+-----------+-----------+-------+-------+-----------+-----------+--------+
 * | FF        | padding   | 7F        | major | minor | mechanism | as-server | filler |
 * +-----------+-----------+-----------+-------+-------+-----------+-----------+--------+
 * </pre>
 *
 * The as-server byte is sent as 0 and not read, as in libzmq: options tell the roles.
 */
final class Greeting {

	static final int SIZE = 64;

	private static final int SIGNATURE_START = 0;

	private static final int SIGNATURE_END = 9;

	private static final int MAJOR = 10;

	private static final int MINOR = 11;

	private static final int MECHANISM = 12;

	private static final int MECHANISM_END = 32;

	/** Which bytes end something that is judged, in their order. */
	private static final int[] JUDGED = { SIGNATURE_START, SIGNATURE_END, MAJOR, MECHANISM_END - 1 };

	/** How ZMTP 1.0 begins when the peer has no routing id: a frame of one byte. */
	private static final int UNVERSIONED = 0x01;

	private final byte[] mechanism;

	private final byte[] received = new byte[SIZE];

	private int count;

	Greeting(String mechanism) {
		this.mechanism = padded(mechanism);
	}

	/**
	 * Returns this side's greeting.
	 * @return the bytes
	 */
	byte[] encode() {
		byte[] greeting = new byte[SIZE];
		greeting[SIGNATURE_START] = (byte) 0xFF;
		greeting[SIGNATURE_END] = 0x7F;
		greeting[MAJOR] = 3;
		greeting[MINOR] = 1;
		System.arraycopy(this.mechanism, 0, greeting, MECHANISM, this.mechanism.length);
		return greeting;
	}

	/**
	 * Consumes bytes of the peer's greeting.
	 * @param in what has arrived
	 * @return whether the greeting is complete, and good
	 */
	boolean read(ByteBuffer in) {
		int from = this.count;
		int length = Math.min(SIZE - from, in.remaining());
		in.get(this.received, from, length);
		this.count = from + length;
		for (int offset : JUDGED) {
			if (from <= offset && offset < this.count && !isGoodAt(offset)) {
				throw faultAt(offset);
			}
		}
		return this.count == SIZE;
	}

	/**
	 * Returns the minor version that both sides speak: 0 with a 3.0 peer, otherwise 1.
	 * @return the minor version
	 */
	int minor() {
		return (this.received[MAJOR] == 3 && this.received[MINOR] == 0) ? 0 : 1;
	}

	/**
	 * Padding, filler and as-server mean nothing; the minor version may be any.
	 */
	private boolean isGoodAt(int offset) {
		int value = this.received[offset] & 0xFF;
		return switch (offset) {
			case SIGNATURE_START -> value == 0xFF;
			case SIGNATURE_END -> (value & 1) != 0;
			case MAJOR -> value >= 3;
			case MECHANISM_END - 1 ->
				Arrays.equals(this.received, MECHANISM, MECHANISM_END, this.mechanism, 0, this.mechanism.length);
			default -> true;
		};
	}

	private WireException faultAt(int offset) {
		int value = this.received[offset] & 0xFF;
		return switch (offset) {
			case MAJOR -> tooOld((value < 2) ? "2.0" : value + ".x");
			case MECHANISM_END - 1 -> new WireException(CloseReason.MECHANISM_MISMATCH,
					"The peer wants security mechanism '" + name(this.received, MECHANISM, MECHANISM_END)
							+ "', this side has '" + name(this.mechanism, 0, this.mechanism.length)
							+ "'; configure the same on both sides");
			default -> (offset == SIGNATURE_END || value == UNVERSIONED) ? tooOld("1.0")
					: new WireException(CloseReason.BAD_GREETING, "The first byte is 0x" + Integer.toHexString(value)
							+ ", a ZMTP greeting begins with 0xff; the peer is no ZeroMQ program, or one older than ZMTP"
							+ " 3.0");
		};
	}

	private static WireException tooOld(String version) {
		return new WireException(CloseReason.UNSUPPORTED_VERSION,
				"The peer speaks ZMTP " + version + "; 3.0 or newer is needed");
	}

	private static byte[] padded(String mechanism) {
		byte[] name = mechanism.getBytes(StandardCharsets.US_ASCII);
		if (name.length > MECHANISM_END - MECHANISM) {
			throw new IllegalArgumentException(
					"A mechanism's name has at most 20 characters, but this was given: " + mechanism);
		}
		return Arrays.copyOf(name, MECHANISM_END - MECHANISM);
	}

	private static String name(byte[] bytes, int from, int to) {
		int end = to;
		while (end > from && bytes[end - 1] == 0) {
			end--;
		}
		return Printable.of(bytes, from, end);
	}

}
