package dev.zmq.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of hand-made peers (RFC 37).
 */
final class Frames {

	static final int MORE = 1;

	static final int LONG = 2;

	static final int COMMAND = 4;

	private static final int GREETING = 64;

	private Frames() {
	}

	static byte[] greeting(int minor, String mechanism) {
		byte[] greeting = new byte[GREETING];
		greeting[0] = (byte) 0xFF;
		greeting[9] = 0x7F;
		greeting[10] = 3;
		greeting[11] = (byte) minor;
		byte[] name = mechanism.getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(name, 0, greeting, 12, name.length);
		return greeting;
	}

	/** A frame in its shortest form, or in its long one if the flags say so. */
	static byte[] frame(int flags, byte[] body) {
		boolean large = body.length > 255 || (flags & LONG) != 0;
		ByteBuffer frame = ByteBuffer.allocate((large ? 9 : 2) + body.length);
		if (large) {
			frame.put((byte) (flags | LONG)).putLong(body.length);
		}
		else {
			frame.put((byte) flags).put((byte) body.length);
		}
		return frame.put(body).array();
	}

	static byte[] command(String name, byte[] data) {
		return frame(COMMAND, CurvePeer.join(CurvePeer.command(name), data));
	}

	static byte[] property(String name, byte[] value) {
		return CurvePeer.join(CurvePeer.command(name), ByteBuffer.allocate(4).putInt(value.length).array(), value);
	}

	static byte[] socketType(String type) {
		return property("Socket-Type", type.getBytes(StandardCharsets.US_ASCII));
	}

	/** The frame at the beginning of bytes: from where to where its body goes. */
	static int[] bodyOf(byte[] bytes, int from) {
		int left = bytes.length - from;
		if (left < 2 || ((bytes[from] & LONG) != 0 && left < 9)) {
			return new int[0];
		}
		boolean large = (bytes[from] & LONG) != 0;
		int start = from + (large ? 9 : 2);
		long length = large ? ByteBuffer.wrap(bytes).getLong(from + 1) : bytes[from + 1] & 0xFF;
		return (length <= bytes.length - start) ? new int[] { start, start + (int) length } : new int[0];
	}

	static byte[] part(byte[] bytes, int from) {
		return (from < bytes.length) ? Arrays.copyOfRange(bytes, from, bytes.length) : new byte[0];
	}

}
