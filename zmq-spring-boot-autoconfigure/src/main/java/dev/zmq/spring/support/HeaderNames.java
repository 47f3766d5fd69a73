package dev.zmq.spring.support;

import java.net.URI;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.messaging.MessageHeaders;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * Which header stands under which name in the frame with headers. Those of the
 * application and of tracing keep their names.
 */
final class HeaderNames {

	static final String CONTENT_TYPE = "content-type";

	static final String MESSAGE_ID = "message-id";

	static final String CORRELATION_ID = "correlation-id";

	private static final String TIMESTAMP = "timestamp";

	/** By the name on the wire; the values of these must be strings. */
	private static final Map<String, String> TEXTS = Map.of(CONTENT_TYPE, MessageHeaders.CONTENT_TYPE, "type-id",
			ZmqHeaders.TYPE_ID, MESSAGE_ID, ZmqHeaders.MESSAGE_ID, CORRELATION_ID, ZmqHeaders.CORRELATION_ID,
			"reply-to", ZmqHeaders.REPLY_TO);

	/**
	 * What frameworks act on when they find it among the headers, in lower case. Nobody
	 * but this process may set them.
	 */
	private static final Set<String> RESERVED = Set.of("id", "contenttype", "replychannel", "errorchannel",
			"nativeheaders", "conversionhint", "lookupdestination");

	private HeaderNames() {
	}

	/**
	 * Makes headers of a message of what was received. Names that this process uses
	 * itself are left out.
	 * @throws MalformedMessageException if a value is not what it has to be
	 */
	static Map<String, Object> toHeaders(Map<String, Object> fields) {
		Map<String, Object> headers = new LinkedHashMap<>();
		fields.forEach((name, value) -> {
			String own = TEXTS.get(name);
			if (own != null) {
				headers.put(own, text(name, value));
			}
			else if (name.equals(TIMESTAMP)) {
				headers.put(MessageHeaders.TIMESTAMP, timestamp(value));
			}
			else if (!isReserved(name)) {
				headers.put(name, value);
			}
		});
		return headers;
	}

	private static String text(String name, Object value) {
		if (!(value instanceof String text)) {
			throw new MalformedMessageException("Header '" + name + "' is not a string");
		}
		if (name.equals(CONTENT_TYPE)) {
			requireMimeType(text);
		}
		return text;
	}

	private static void requireMimeType(String text) {
		try {
			MimeTypeUtils.parseMimeType(text);
		}
		catch (InvalidMimeTypeException ex) {
			throw new MalformedMessageException("Header '" + CONTENT_TYPE + "' is not a MIME type", ex);
		}
	}

	private static Long timestamp(Object value) {
		if (value instanceof Long millis && millis >= 0) {
			return millis;
		}
		throw new MalformedMessageException("Header '" + TIMESTAMP + "' is not a number of milliseconds since 1970");
	}

	private static boolean isReserved(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return lower.startsWith(ZmqHeaders.PREFIX) || lower.startsWith("spring.") || RESERVED.contains(lower);
	}

	/**
	 * Makes what is sent of the headers of a message. Values that are no strings, numbers
	 * or booleans and cannot be told by a short text, and names that the receiver would
	 * leave out, are not sent.
	 */
	static Map<String, Object> toFields(MessageHeaders headers) {
		Map<String, Object> fields = new LinkedHashMap<>();
		TEXTS.forEach((name, own) -> {
			Object value = headers.get(own);
			if (value != null) {
				fields.put(name, value.toString());
			}
		});
		UUID id = headers.getId();
		if (id != null) {
			fields.putIfAbsent(MESSAGE_ID, id.toString());
		}
		Long timestamp = headers.getTimestamp();
		if (timestamp != null) {
			fields.put(TIMESTAMP, timestamp);
		}
		headers.forEach((name, value) -> {
			Object simple = simple(value);
			boolean known = TEXTS.containsKey(name) || name.equals(TIMESTAMP);
			if (simple != null && !known && !isReserved(name)) {
				fields.put(name, simple);
			}
		});
		return fields;
	}

	private static @Nullable Object simple(@Nullable Object value) {
		if (value instanceof CharSequence || value instanceof UUID || value instanceof Enum<?> || value instanceof URI
				|| value instanceof MimeType || value instanceof Temporal) {
			return value.toString();
		}
		if (value instanceof Boolean || value instanceof Long) {
			return value;
		}
		if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
			return ((Number) value).longValue();
		}
		if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
			return number.doubleValue();
		}
		return null;
	}

}
