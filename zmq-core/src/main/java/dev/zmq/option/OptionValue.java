package dev.zmq.option;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.zmq.exception.InvalidOptionException;

/**
 * The values of an option: their type, which of them are allowed, and the default.
 *
 * @param <T> the type of the values
 * @param type the type
 * @param initial the default; given out as a copy only
 * @param range which values are allowed, in words
 * @param allowed which values are allowed
 * @param copy makes a value independent of later changes to it
 */
record OptionValue<T>(Class<T> type, T initial, String range, Predicate<T> allowed, UnaryOperator<T> copy) {

	private static final int LONGEST_SHOWN = 60;

	T defaultValue() {
		return this.copy.apply(this.initial);
	}

	T check(String option, T value) {
		// Generics do not hold what arrives from configuration, nor what null-unaware
		// code passes
		Object given = value;
		if (!this.type.isInstance(given)) {
			String kind = (given != null) ? given + " (a " + given.getClass().getSimpleName() + ")" : "null";
			throw InvalidOptionException.of(option, kind,
					"a value of type " + this.type.getSimpleName() + ", " + this.range);
		}
		if (!this.allowed.test(value)) {
			throw InvalidOptionException.of(option, show(value), this.range);
		}
		return this.copy.apply(value);
	}

	/** What is too long may be a secret. */
	private static String show(Object value) {
		if (value instanceof String text && text.length() > LONGEST_SHOWN) {
			return "a text of " + text.length() + " characters";
		}
		if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof byte[]) {
			return "a list of " + list.size();
		}
		return (value instanceof byte[] bytes) ? bytes.length + " bytes" : "'" + value + "'";
	}

}
