package dev.zmq.boot.test.assertj;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares JSON. A class of its own, since Jackson may be missing.
 */
final class JsonFrames {

	private static final JsonMapper MAPPER = new JsonMapper();

	private JsonFrames() {
	}

	static boolean isSame(byte[] frame, String json) {
		try {
			return MAPPER.readTree(frame).equals(MAPPER.readTree(json));
		}
		catch (JacksonException ex) {
			// The expected JSON is right: the failed assertion shows both.
			return false;
		}
	}

}
