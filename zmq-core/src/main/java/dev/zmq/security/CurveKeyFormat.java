package dev.zmq.security;

import java.util.Base64;
import java.util.HexFormat;

/**
 * The ways in which keys of CURVE are written. What a text is follows from its length.
 */
public enum CurveKeyFormat {

	/** 40 characters of {@link dev.zmq.security.Z85} (RFC 32): what ZeroMQ uses. */
	Z85(40) {

		@Override
		public String format(byte[] key) {
			return dev.zmq.security.Z85.encode(key);
		}

		@Override
		byte[] decode(String text) {
			return dev.zmq.security.Z85.decode(text);
		}

	},

	/** 64 hexadecimal digits, large or small. */
	HEX(64) {

		@Override
		public String format(byte[] key) {
			return HexFormat.of().formatHex(key);
		}

		@Override
		byte[] decode(String text) {
			requireAlphabet(text, "0123456789abcdefABCDEF", "hexadecimal digits");
			return HexFormat.of().parseHex(text);
		}

	},

	/** 44 characters of Base64 (RFC 4648), of which the last is {@code =}. */
	BASE64(44) {

		@Override
		public String format(byte[] key) {
			return Base64.getEncoder().encodeToString(key);
		}

		@Override
		byte[] decode(String text) {
			int last = text.length() - 1;
			requireAlphabet(text.substring(0, last), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
					"Base64");
			if (text.charAt(last) != '=') {
				throw new IllegalArgumentException(
						"it has 44 characters as keys in Base64 have, but does not end with '='");
			}
			return Base64.getDecoder().decode(text);
		}

	};

	private final int length;

	CurveKeyFormat(int length) {
		this.length = length;
	}

	/**
	 * Reads a key that is written in any of the formats. Errors tell the length and the
	 * place of what is wrong, not the text, which may be a secret.
	 * @param text the text
	 * @return the key, 32 bytes
	 * @throws IllegalArgumentException if it is no key; the message is a sentence without
	 * its beginning, as "it has 39 characters …"
	 */
	public static byte[] parse(String text) {
		for (CurveKeyFormat format : values()) {
			if (text.length() == format.length) {
				return format.decode(text);
			}
		}
		throw new IllegalArgumentException("it has " + text.length() + " characters" + foreign(text)
				+ "; a key has 40 in Z85, 64 in hexadecimal digits, 44 in Base64");
	}

	/**
	 * Writes a key.
	 * @param key the key, 32 bytes
	 * @return the text
	 */
	public abstract String format(byte[] key);

	abstract byte[] decode(String text);

	/** What no format has tells more than the length. */
	private static String foreign(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
				return ", of which number " + (i + 1) + " is "
						+ ((text.charAt(i) <= ' ') ? "white space" : "not ASCII");
			}
		}
		return "";
	}

	private static void requireAlphabet(String text, String alphabet, String name) {
		for (int i = 0; i < text.length(); i++) {
			if (alphabet.indexOf(text.charAt(i)) < 0) {
				throw new IllegalArgumentException("it has the length of a key in " + name + ", but character "
						+ (i + 1) + " is not among those of " + name);
			}
		}
	}

}
