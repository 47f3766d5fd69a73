package dev.zmq.option;

import org.jspecify.annotations.Nullable;

/**
 * What there is to say about any option, of a socket or of a context.
 *
 * @param <T> the type of the value
 * @param name our name
 * @param libzmqName libzmq's name, if it has the option
 * @param number libzmq's number, or 0
 * @param value the values
 * @param readOnly whether it cannot be set
 * @param refusal why it is not supported, if it is not
 */
record OptionSpec<T>(String name, @Nullable String libzmqName, int number, OptionValue<T> value, boolean readOnly,
		@Nullable String refusal) {

	OptionSpec<T> asReadOnly() {
		return new OptionSpec<>(this.name, this.libzmqName, this.number, this.value, true, this.refusal);
	}

	OptionSpec<T> refused(String reason) {
		return new OptionSpec<>(this.name, this.libzmqName, this.number, this.value, this.readOnly, reason);
	}

	boolean isNamed(String given) {
		return this.name.equals(given) || (this.libzmqName != null
				&& (this.libzmqName.equals(given) || this.libzmqName.equals("ZMQ_" + given)));
	}

}
