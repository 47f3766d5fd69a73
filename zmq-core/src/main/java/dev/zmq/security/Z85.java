package dev.zmq.security;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text form of keys: 5 printable characters for 4 bytes (RFC 32,
 * {@code zmq_z85_encode} and {@code zmq_z85_decode}). Safe for use by several threads.
 */
public final class Z85 {

	private static final byte[] ALPHABET = ("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
			+ ".-:+=^!/*?&<>()[]{}@%$#")
		.getBytes(StandardCharsets.US_ASCII);

	private static final int BASE = 85;

	private static final byte[] VALUES = new byte[128];

	static {
		Arrays.fill(VALUES, (byte) -1);
		for (int i = 0; i < ALPHABET.length; i++) {
			VALUES[ALPHABET[i]] = (byte) i;
		}
	}

	private Z85() {
	}

	/**
	 * Encodes bytes.
	 * @param bytes the bytes; their number is a multiple of 4
	 * @return the text
	 * @throws IllegalArgumentException if their number is not
	 */
	public static String encode(byte[] bytes) {
		if (bytes.length % 4 != 0) {
			throw new IllegalArgumentException(
					"Z85 encodes multiples of 4 bytes, but was given " + bytes.length + " (RFC 32)");
		}
		byte[] text = new byte[bytes.length / 4 * 5];
		for (int i = 0, at = 0; i < bytes.length; i += 4, at += 5) {
			long value = (bytes[i] & 0xFFL) << 24 | (bytes[i + 1] & 0xFFL) << 16 | (bytes[i + 2] & 0xFFL) << 8
					| bytes[i + 3] & 0xFFL;
			for (int j = 4; j >= 0; j--) {
				text[at + j] = ALPHABET[(int) (value % BASE)];
				value /= BASE;
			}
		}
		return new String(text, StandardCharsets.US_ASCII);
	}

	/**
	 * Decodes a text. Errors tell the place of what is wrong, not the text, which may be
	 * a secret.
	 * @param text the text; its length is a multiple of 5
	 * @return the bytes
	 * @throws IllegalArgumentException if the text is not Z85
	 */
	public static byte[] decode(String text) {
		if (text.length() % 5 != 0) {
			throw new IllegalArgumentException(
					"Z85 has a multiple of 5 characters, but this text has " + text.length() + " (RFC 32)");
		}
		byte[] bytes = new byte[text.length() / 5 * 4];
		for (int i = 0, at = 0; i < text.length(); i += 5, at += 4) {
			long value = 0;
			for (int j = i; j < i + 5; j++) {
				value = value * BASE + digit(text, j);
			}
			if (value > 0xFFFF_FFFFL) {
				throw new IllegalArgumentException("The characters " + (i + 1) + " to " + (i + 5)
						+ " stand for more than 4 bytes, which no Z85 text does (RFC 32)");
			}
			bytes[at] = (byte) (value >> 24);
			bytes[at + 1] = (byte) (value >> 16);
			bytes[at + 2] = (byte) (value >> 8);
			bytes[at + 3] = (byte) value;
		}
		return bytes;
	}

	private static int digit(String text, int index) {
		char character = text.charAt(index);
		int digit = (character < VALUES.length) ? VALUES[character] : -1;
		if (digit < 0) {
			throw new IllegalArgumentException("Character " + (index + 1)
					+ " is not among the 85 of Z85: digits, letters and .-:+=^!/*?&<>()[]{}@%$# (RFC 32)");
		}
		return digit;
	}

}
