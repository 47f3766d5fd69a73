package dev.zmq.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * As much of the ZeroMQ Property Language (RFC 4) as certificates use: sections, and in
 * each of them names with values. Errors tell the line, and nothing of what is in it.
 */
final class Zpl {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9$\\-_@.&+/]+");

	private static final String INDENTATION = "    ";

	private final Map<String, Map<String, String>> sections;

	private Zpl(Map<String, Map<String, String>> sections) {
		this.sections = sections;
	}

	/**
	 * Reads a text.
	 * @throws IllegalArgumentException if it is malformed
	 */
	static Zpl parse(String text) {
		Map<String, Map<String, String>> sections = new LinkedHashMap<>();
		Map<String, String> section = null;
		String[] lines = text.split("\\R", -1);
		for (int i = 0; i < lines.length; i++) {
			String line = lines[i].strip();
			if (line.isEmpty() || line.startsWith("#")) {
				continue;
			}
			if (!Character.isWhitespace(lines[i].charAt(0))) {
				section = sections.computeIfAbsent(name(i, line), (any) -> new LinkedHashMap<>());
			}
			else {
				property(i, line, section);
			}
		}
		return new Zpl(sections);
	}

	private static void property(int index, String line, @Nullable Map<String, String> section) {
		if (section == null) {
			throw malformed(index, "a value stands before the first section");
		}
		int equals = line.indexOf('=');
		if (equals < 0) {
			throw malformed(index, "a name without '=' and a value");
		}
		String name = name(index, line.substring(0, equals).strip());
		if (section.put(name, value(index, line.substring(equals + 1).strip())) != null) {
			throw malformed(index, "a name that its section has already");
		}
	}

	private static String name(int index, String name) {
		if (!NAME.matcher(name).matches()) {
			throw malformed(index, "no name where one has to stand");
		}
		return name;
	}

	private static String value(int index, String text) {
		if (text.startsWith("\"") || text.startsWith("'")) {
			int end = text.indexOf(text.charAt(0), 1);
			if (end < 0) {
				throw malformed(index, "a quotation mark without its counterpart");
			}
			String rest = text.substring(end + 1).strip();
			if (!rest.isEmpty() && !rest.startsWith("#")) {
				throw malformed(index, "something behind the value");
			}
			return text.substring(1, end);
		}
		int comment = text.indexOf(" #");
		return (comment < 0) ? text : text.substring(0, comment).strip();
	}

	private static IllegalArgumentException malformed(int index, String reason) {
		return new IllegalArgumentException("line " + (index + 1) + " has " + reason + " (RFC 4)");
	}

	/** Reads what a section has; nothing if there is no such section. */
	Map<String, String> section(String name) {
		return this.sections.getOrDefault(name, Map.of());
	}

	/**
	 * Writes a section.
	 * @throws IllegalArgumentException if a name or a value cannot be written
	 */
	static String write(String section, Map<String, String> values) {
		StringBuilder text = new StringBuilder(section).append('\n');
		values.forEach((name, value) -> {
			requireWritable(name, value);
			char quote = (value.indexOf('"') < 0) ? '"' : '\'';
			text.append(INDENTATION).append(name).append(" = ").append(quote).append(value).append(quote).append('\n');
		});
		return text.toString();
	}

	static void requireWritable(String name, String value) {
		if (!NAME.matcher(name).matches()) {
			throw new IllegalArgumentException(
					"'" + name + "' is no name of a property: allowed are letters, digits" + " and $-_@.&+/ (RFC 4)");
		}
		if (value.chars().anyMatch(Character::isISOControl) || (value.indexOf('"') >= 0 && value.indexOf('\'') >= 0)) {
			throw new IllegalArgumentException("The value of '" + name
					+ "' has control characters or both kinds of quotation marks, which cannot be written (RFC 4)");
		}
	}

}
