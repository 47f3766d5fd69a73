package dev.zmq.internal.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Bytes as protocol pages print them.
 */
public final class Bytes {

	private Bytes() {
	}

	/**
	 * Reads bytes: hexadecimal pairs, texts in single quotes and repetitions such as
	 * 00*31, all separated by spaces.
	 */
	public static byte[] of(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (String token : text.trim().split(" +")) {
			if (token.startsWith("'")) {
				bytes.writeBytes(token.substring(1, token.length() - 1).getBytes(StandardCharsets.US_ASCII));
				continue;
			}
			String[] parts = token.split("\\*");
			int times = (parts.length > 1) ? Integer.parseInt(parts[1]) : 1;
			for (int i = 0; i < times && !token.isEmpty(); i++) {
				bytes.write(Integer.parseInt(parts[0], 16));
			}
		}
		return bytes.toByteArray();
	}

	public static byte[] join(byte[]... parts) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			bytes.writeBytes(part);
		}
		return bytes.toByteArray();
	}

	public static byte[] random(Random random, int length) {
		byte[] bytes = new byte[length];
		random.nextBytes(bytes);
		return bytes;
	}

	/** Bytes of a certain length, which differ from their neighbours. */
	public static byte[] pattern(int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = (byte) (i * 31 + (i >> 8) + 7);
		}
		return bytes;
	}

}
