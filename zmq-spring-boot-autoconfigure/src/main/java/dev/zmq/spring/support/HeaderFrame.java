package dev.zmq.spring.support;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.springframework.messaging.converter.MessageConversionException;

/**
 * The frame with headers, for version 1:
 *
 * <pre>
 * +------+-----+-----+-----+------------------------------+
 * | 0xFF | 'Z' | 'H' | '1' | one flat JSON object (UTF-8) |
 * +------+-----+-----+-----+------------------------------+
 * </pre>
 *
 * Neither UTF-8 nor CBOR nor Protobuf begins with 0xFF, so that payloads are not taken
 * for it. The last byte of the magic is the version.
 */
final class HeaderFrame {

	/**
	 * How long the frame may be, in bytes: as much as HTTP servers commonly take, and a
	 * bound on what parsing costs before a message is known to be good.
	 */
	static final int MAX_SIZE = 16 * 1024;

	/** How many headers there may be. */
	static final int MAX_HEADERS = 64;

	/** How long the name of a header may be, in characters. */
	static final int MAX_NAME = 128;

	private static final byte[] MAGIC = { (byte) 0xFF, 'Z', 'H', '1' };

	private static final int VERSION_AT = MAGIC.length - 1;

	private HeaderFrame() {
	}

	/** Tells a frame with headers, of whatever version, from a payload. */
	static boolean isOne(byte[] frame) {
		return frame.length >= MAGIC.length && frame[0] == MAGIC[0] && frame[1] == MAGIC[1] && frame[2] == MAGIC[2];
	}

	/**
	 * Tells whether a frame in the envelope is none of it. Ids that requesters count up
	 * are shorter.
	 */
	static boolean endsEnvelope(byte[] frame) {
		return isOne(frame) && frame.length >= MAGIC.length + 2 && frame[MAGIC.length] == '{';
	}

	/**
	 * Writes headers.
	 * @param fields names and values (String, Long, Double, Boolean)
	 * @throws MessageConversionException if there is more than the limits allow
	 */
	static byte[] encode(Map<String, Object> fields) {
		if (fields.size() > MAX_HEADERS) {
			throw new MessageConversionException("A message may have " + MAX_HEADERS
					+ " headers on the wire, but was given " + fields.size() + "; put what is data into the payload");
		}
		fields.keySet().forEach((name) -> {
			if (name.isEmpty() || name.length() > MAX_NAME) {
				throw new MessageConversionException("The name of a header may have 1 to " + MAX_NAME
						+ " characters on the wire, but has " + name.length());
			}
		});
		byte[] json = FlatJson.write(fields).getBytes(StandardCharsets.UTF_8);
		if (json.length > MAX_SIZE - MAGIC.length) {
			throw new MessageConversionException("Headers may take up " + (MAX_SIZE - MAGIC.length)
					+ " bytes on the wire, but take " + json.length + "; put what is data into the payload");
		}
		byte[] frame = new byte[MAGIC.length + json.length];
		System.arraycopy(MAGIC, 0, frame, 0, MAGIC.length);
		System.arraycopy(json, 0, frame, MAGIC.length, json.length);
		return frame;
	}

	/**
	 * Reads headers.
	 * @throws MalformedMessageException if the frame is not what it has to be
	 */
	static Map<String, Object> decode(byte[] frame) {
		if (frame[VERSION_AT] != MAGIC[VERSION_AT]) {
			throw new MalformedMessageException(
					"The frame with headers is of version 0x" + Integer.toHexString(frame[VERSION_AT] & 0xFF)
							+ ", which is not known here; known is 0x" + Integer.toHexString(MAGIC[VERSION_AT]));
		}
		if (frame.length > MAX_SIZE) {
			throw new MalformedMessageException(
					"The frame with headers has " + frame.length + " bytes; allowed are " + MAX_SIZE);
		}
		if (!endsEnvelope(frame)) {
			throw new MalformedMessageException("The magic of the frame with headers is not followed by a JSON object");
		}
		try {
			return FlatJson.read(Utf8.decode(frame, MAGIC.length), MAX_HEADERS, MAX_NAME);
		}
		catch (CharacterCodingException ex) {
			throw new MalformedMessageException("The frame with headers is not UTF-8", ex);
		}
	}

}
