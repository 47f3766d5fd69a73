package dev.zmq.spring.support;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a requester gets when its request could not be answered: a small JSON object in
 * the shape of RFC 9457. Its first member is always the type, which begins with
 * {@code urn:zmq:problem:}, and there is no white space before it, so that programs in
 * any language can tell it from a reply by its first bytes.
 *
 * @param kind what went wrong, the last part of the type
 * @param status the status that HTTP has for it: 400 if the request is to blame, 500 if
 * not
 * @param detail what went wrong, in words that may be shown to the other side
 */
public record ZmqProblem(String kind, int status, String detail) {

	/** What a problem is, for messages with headers (RFC 9457). */
	public static final String CONTENT_TYPE = "application/problem+json";

	/** The request could not be converted to what the handler takes. */
	public static final String UNREADABLE = "unreadable-request";

	/** The request is against the rules that the handler has stated. */
	public static final String INVALID = "invalid-request";

	/** The handler, or the conversion of its result, failed. */
	public static final String FAILED = "handler-failed";

	private static final String TYPE = "urn:zmq:problem:";

	private static final String START = "{\"type\":\"" + TYPE;

	private static final byte[] START_BYTES = START.getBytes(StandardCharsets.US_ASCII);

	private static final Pattern STATUS = Pattern.compile("\"status\":\\s*([1-5][0-9]{2})\\b");

	private static final String DETAIL = "\"detail\":\"";

	private static final Pattern CODE = Pattern.compile("u([0-9a-fA-F]{4})");

	/** More of a text than this is not read. */
	private static final int MAX_LENGTH = 8192;

	/**
	 * Returns the JSON.
	 * @return one object, in UTF-8
	 */
	public byte[] toBytes() {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("type", TYPE + this.kind);
		members.put("status", this.status);
		members.put("detail", this.detail);
		return FlatJson.write(members).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Reads a reply that may be a problem.
	 * @param reply the payload of the reply
	 * @return the problem, or null if the reply is not one
	 */
	public static @Nullable ZmqProblem parse(byte[] reply) {
		if (!isProblem(reply)) {
			return null;
		}
		String json = new String(reply, 0, Math.min(reply.length, MAX_LENGTH), StandardCharsets.UTF_8);
		String kind = json.substring(START.length()).split("\"", 2)[0];
		int detail = json.indexOf(DETAIL);
		Matcher status = STATUS.matcher(json);
		return new ZmqProblem(kind, status.find() ? Integer.parseInt(status.group(1)) : 500,
				(detail < 0) ? "" : unescape(json, detail + DETAIL.length()));
	}

	private static boolean isProblem(byte[] reply) {
		for (int i = 0; i < START_BYTES.length; i++) {
			if (i >= reply.length || reply[i] != START_BYTES[i]) {
				return false;
			}
		}
		return true;
	}

	private static String unescape(String json, int from) {
		StringBuilder text = new StringBuilder();
		for (int i = from; i < json.length() && json.charAt(i) != '"'; i++) {
			char c = json.charAt(i);
			if (c == '\\' && i + 1 < json.length()) {
				i++;
				c = json.charAt(i);
				Matcher code = CODE.matcher(json).region(i, json.length());
				if (code.lookingAt()) {
					c = (char) Integer.parseInt(code.group(1), 16);
					i += code.group(1).length();
				}
				else {
					c = control(c);
				}
			}
			text.append(c);
		}
		return text.toString();
	}

	private static char control(char escaped) {
		return switch (escaped) {
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			default -> escaped;
		};
	}

}
