package dev.zmq.spring.support;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads and writes JSON objects (RFC 8259) whose values are strings, numbers and
 * booleans. Strict: what is nested, null, repeated or not JSON is refused. Objects of the
 * class are used up by one text; the methods are safe for use by several threads.
 */
public final class FlatJson {

	private final String text;

	private final int maxNames;

	private final int maxName;

	private int at;

	private FlatJson(String text, int maxNames, int maxName) {
		this.text = text;
		this.maxNames = maxNames;
		this.maxName = maxName;
	}

	/**
	 * Reads an object.
	 * @param text the JSON
	 * @param maxNames how many members there may be
	 * @param maxName how many characters a name may have
	 * @return names and values (String, Long, Double, Boolean), in the order of the text
	 * @throws MalformedMessageException if the text is anything else
	 */
	public static Map<String, Object> read(String text, int maxNames, int maxName) {
		return new FlatJson(text, maxNames, maxName).object();
	}

	private Map<String, Object> object() {
		Map<String, Object> members = new LinkedHashMap<>();
		expect('{');
		if (next() != '}') {
			this.at--;
			do {
				member(members);
			}
			while (next() == ',');
			if (this.text.charAt(this.at - 1) != '}') {
				throw malformed("',' or '}' is missing");
			}
		}
		skipSpace();
		if (this.at < this.text.length()) {
			throw malformed("something follows the object");
		}
		return members;
	}

	private void member(Map<String, Object> members) {
		expect('"');
		String name = string();
		if (name.isEmpty() || name.length() > this.maxName) {
			throw malformed("a name has " + name.length() + " characters; allowed are 1 to " + this.maxName);
		}
		if (members.size() == this.maxNames) {
			throw malformed("there are more than " + this.maxNames + " members");
		}
		expect(':');
		if (members.put(name, value()) != null) {
			throw malformed("a name stands there twice");
		}
	}

	private Object value() {
		char first = next();
		return switch (first) {
			case '"' -> string();
			case 't' -> literal("rue", Boolean.TRUE);
			case 'f' -> literal("alse", Boolean.FALSE);
			default -> number();
		};
	}

	private Object literal(String rest, Object value) {
		if (!this.text.startsWith(rest, this.at)) {
			throw malformed("a value is no string, number or boolean");
		}
		this.at += rest.length();
		return value;
	}

	private Object number() {
		int start = this.at - 1;
		this.at = start;
		boolean whole = true;
		skipIf('-');
		if (!skipIf('0')) {
			digits();
		}
		if (skipIf('.')) {
			whole = false;
			digits();
		}
		if (skipIf('e') || skipIf('E')) {
			whole = false;
			if (!skipIf('+')) {
				skipIf('-');
			}
			digits();
		}
		String number = this.text.substring(start, this.at);
		if (whole) {
			return whole(number);
		}
		return fraction(number);
	}

	private Long whole(String number) {
		try {
			return Long.valueOf(number);
		}
		catch (NumberFormatException ex) {
			throw malformed("an integer has more than 64 bits");
		}
	}

	private Double fraction(String number) {
		double value = Double.parseDouble(number);
		if (Double.isInfinite(value)) {
			throw malformed("a number is out of range");
		}
		return value;
	}

	private void digits() {
		int start = this.at;
		while (this.at < this.text.length() && this.text.charAt(this.at) >= '0' && this.text.charAt(this.at) <= '9') {
			this.at++;
		}
		if (this.at == start) {
			throw malformed("a value is no string, number or boolean");
		}
	}

	private boolean skipIf(char expected) {
		if (this.at < this.text.length() && this.text.charAt(this.at) == expected) {
			this.at++;
			return true;
		}
		return false;
	}

	private String string() {
		int end = this.at;
		while (end < this.text.length() && isPlain(this.text.charAt(end))) {
			end++;
		}
		StringBuilder value = new StringBuilder(this.text.substring(this.at, end));
		this.at = end;
		for (char c = character(); c != '"'; c = character()) {
			if (c < ' ') {
				throw malformed("a control character is not escaped");
			}
			value.append((c == '\\') ? escaped() : c);
		}
		requirePairs(value);
		return value.toString();
	}

	private static boolean isPlain(char c) {
		return c >= ' ' && c != '"' && c != '\\';
	}

	private char escaped() {
		char c = character();
		return switch (c) {
			case '"', '\\', '/' -> c;
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> unicode();
			default -> throw malformed("an escape is not one of JSON");
		};
	}

	private char unicode() {
		int code = 0;
		for (int i = 0; i < 4; i++) {
			char c = character();
			int digit = (c < 0x80) ? Character.digit(c, 16) : -1;
			if (digit < 0) {
				throw malformed("an escape is not one of JSON");
			}
			code = code * 16 + digit;
		}
		return (char) code;
	}

	/** Half a character could not be written to anything again. */
	private void requirePairs(CharSequence value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (!Character.isSurrogate(c)) {
				continue;
			}
			i++;
			if (!Character.isHighSurrogate(c) || i == value.length() || !Character.isLowSurrogate(value.charAt(i))) {
				throw malformed("a string has half a surrogate pair");
			}
		}
	}

	private void expect(char expected) {
		if (next() != expected) {
			throw malformed("'" + expected + "' is missing");
		}
	}

	private char next() {
		skipSpace();
		return character();
	}

	private char character() {
		if (this.at == this.text.length()) {
			throw malformed("the end is missing");
		}
		return this.text.charAt(this.at++);
	}

	private void skipSpace() {
		while (this.at < this.text.length() && " \t\r\n".indexOf(this.text.charAt(this.at)) >= 0) {
			this.at++;
		}
	}

	/** The text itself is not repeated: whoever has sent it decides what is in it. */
	private MalformedMessageException malformed(String reason) {
		return new MalformedMessageException("The headers are not a flat JSON object with strings, numbers and"
				+ " booleans: " + reason + ", at character " + this.at);
	}

	/**
	 * Writes an object.
	 * @param members names and values (String, Long, Integer, Double, Boolean)
	 * @return the JSON, without white space
	 */
	public static String write(Map<String, Object> members) {
		StringBuilder json = new StringBuilder(128).append('{');
		members.forEach((name, value) -> {
			if (json.length() > 1) {
				json.append(',');
			}
			quote(name, json);
			json.append(':');
			if (value instanceof String text) {
				quote(text, json);
			}
			else {
				json.append(value);
			}
		});
		return json.append('}').toString();
	}

	private static void quote(String text, StringBuilder json) {
		json.append('"');
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (isPlain(c)) {
				json.append(c);
			}
			else if (c < ' ') {
				json.append("\\u00").append((char) ('0' + (c >> 4))).append(Character.forDigit(c & 0xF, 16));
			}
			else {
				json.append('\\').append(c);
			}
		}
		json.append('"');
	}

}
