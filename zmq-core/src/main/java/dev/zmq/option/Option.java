package dev.zmq.option;

import dev.zmq.exception.UnsupportedOptionException;
import org.jspecify.annotations.Nullable;

/**
 * What options of sockets and of contexts have in common. Options are constants; they are
 * immutable and safe to use from every thread.
 *
 * @param <T> the type of the option's value
 */
public abstract sealed class Option<T> permits SocketOption, ContextOption {

	private final OptionSpec<T> spec;

	Option(OptionSpec<T> spec) {
		this.spec = spec;
	}

	/**
	 * Return the name of the constant.
	 * @return the name, as {@code SEND_HIGH_WATER_MARK}
	 */
	public final String name() {
		return this.spec.name();
	}

	/**
	 * Return libzmq's name of this option.
	 * @return the name, as {@code ZMQ_SNDHWM}, or {@code null} when libzmq has no such
	 * option
	 */
	public final @Nullable String libzmqName() {
		return this.spec.libzmqName();
	}

	/**
	 * Return libzmq's number of this option.
	 * @return the number, or 0 when libzmq has no such option
	 */
	public final int number() {
		return this.spec.number();
	}

	/**
	 * Return the type of the option's value.
	 * @return the type
	 */
	public final Class<T> type() {
		return this.spec.value().type();
	}

	/**
	 * Return the value in force as long as none is set; an empty string, array or
	 * collection means that there is none.
	 * @return the value; a copy, if it can be changed
	 */
	public final T defaultValue() {
		return this.spec.value().defaultValue();
	}

	/**
	 * Return which values are allowed, in words.
	 * @return the range with its unit
	 */
	public final String range() {
		return this.spec.value().range();
	}

	/**
	 * Return whether the option can be read, but not set.
	 * @return whether setting it is an error
	 */
	public final boolean readOnly() {
		return this.spec.readOnly();
	}

	/**
	 * Return why the option can be neither set nor read here.
	 * @return the reason as a sentence, or {@code null} when the option is supported
	 */
	public final @Nullable String refusal() {
		return this.spec.refusal();
	}

	/**
	 * Check a value against the range.
	 * @param value the value to check
	 * @return the value to keep: a copy if it can be changed, otherwise the value
	 * @throws dev.zmq.exception.InvalidOptionException when the option does not allow the
	 * value
	 */
	public final T check(T value) {
		return this.spec.value().check(name(), value);
	}

	/**
	 * Make a value independent of later changes to it.
	 * @param value a value of this option
	 * @return a copy if it can be changed, otherwise the value
	 */
	public final T copy(T value) {
		return this.spec.value().copy().apply(value);
	}

	final boolean isNamed(String given) {
		return this.spec.isNamed(given);
	}

	final void refuseIfUnavailable() {
		if (refusal() != null) {
			throw new UnsupportedOptionException("Option " + this + " cannot be used: " + refusal());
		}
	}

	final void refuseIfReadOnly() {
		if (readOnly()) {
			throw new UnsupportedOptionException("Option " + this + " can only be read, not set");
		}
	}

	/**
	 * Return the option's name.
	 * @return the name
	 */
	@Override
	public final String toString() {
		return name();
	}

}
