package dev.zmq.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON objects of texts and numbers, one on each line.
 */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private Json() {
	}

	static String object(Map<String, ?> members) {
		Map<String, Object> plain = new LinkedHashMap<>();
		members.forEach((name, value) -> plain.put(name, plain(value)));
		return MAPPER.writeValueAsString(plain);
	}

	/** JSON has no number for what is not finite. */
	private static Object plain(Object value) {
		if (value instanceof Double number && !Double.isFinite(number)) {
			return MAPPER.nullNode();
		}
		return (value instanceof Number || value instanceof Boolean) ? value : value.toString();
	}

	/**
	 * Reads a line.
	 * @param line an object
	 * @return its members
	 * @throws IllegalArgumentException if it is none
	 */
	static Map<String, Object> read(String line) {
		try {
			return MAPPER.readValue(line, new TypeReference<Map<String, Object>>() {
			});
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("Expected a JSON object on each line, but found '" + line + "'", ex);
		}
	}

}
