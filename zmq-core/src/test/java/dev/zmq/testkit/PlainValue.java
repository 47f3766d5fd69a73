package dev.zmq.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Values of options as the other implementations take them: numbers and bytes.
 */
final class PlainValue {

	private PlainValue() {
	}

	static Object of(Object value) {
		if (value instanceof Duration duration) {
			return Math.toIntExact(duration.isNegative() ? -1 : duration.toMillis());
		}
		if (value instanceof Boolean flag) {
			return flag ? 1 : 0;
		}
		if (value instanceof String text) {
			return text.getBytes(StandardCharsets.UTF_8);
		}
		if (value instanceof Enum<?> constant) {
			return constant.ordinal();
		}
		if (value instanceof Number || value instanceof byte[]) {
			return value;
		}
		throw new IllegalArgumentException("No plain form for a " + value.getClass().getSimpleName());
	}

}
