package dev.zmq.benchmarks;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes JSON objects of texts and numbers on one line.
 */
final class Json {

	private Json() {
	}

	static String object(Map<String, ?> members) {
		return members.entrySet()
			.stream()
			.map((member) -> text(member.getKey()) + ":" + value(member.getValue()))
			.collect(Collectors.joining(",", "{", "}"));
	}

	private static String value(Object value) {
		if (value instanceof Double number && !Double.isFinite(number)) {
			return "null";
		}
		return (value instanceof Number) ? value.toString() : text(value.toString());
	}

	private static String text(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		text.chars().forEach((unit) -> {
			if (unit == '"' || unit == '\\') {
				quoted.append('\\').append((char) unit);
			}
			else if (unit < ' ') {
				quoted.append(String.format("\\u%04x", unit));
			}
			else {
				quoted.append((char) unit);
			}
		});
		return quoted.append('"').toString();
	}

}
