package dev.zmq.boot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import dev.zmq.exception.InvalidOptionException;

/**
 * Bytes as they are written in configuration: a text stands for its UTF-8, {@code 0x…}
 * for the bytes themselves.
 */
final class ByteText {

	private static final String HEX = "0x";

	private ByteText() {
	}

	static byte[] parse(String text) {
		return text.startsWith(HEX) ? hex(text) : text.getBytes(StandardCharsets.UTF_8);
	}

	/** Hexadecimal digits, with or without what they begin with in {@link #parse}. */
	static byte[] hex(String text) {
		String digits = text.startsWith(HEX) ? text.substring(HEX.length()) : text;
		try {
			return HexFormat.of().parseHex(digits);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidOptionException(
					"it is not hexadecimal; allowed: two digits of 0-9 and a-f for each byte, as in 0x00ff", ex);
		}
	}

}
