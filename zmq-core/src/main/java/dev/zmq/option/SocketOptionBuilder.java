package dev.zmq.option;

import java.util.EnumSet;
import java.util.Set;

/**
 * Builds one option of a group.
 *
 * @param <T> the type of the value
 */
final class SocketOptionBuilder<T> {

	private final OptionGroup group;

	private OptionSpec<T> spec;

	private Set<SocketType> types = EnumSet.allOf(SocketType.class);

	private boolean immediate;

	SocketOptionBuilder(OptionGroup group, OptionSpec<T> spec) {
		this.group = group;
		this.spec = spec;
	}

	/** The option takes effect at once, not only on later binds and connects. */
	SocketOptionBuilder<T> immediate() {
		this.immediate = true;
		return this;
	}

	SocketOptionBuilder<T> readOnly() {
		this.spec = this.spec.asReadOnly();
		return this;
	}

	SocketOptionBuilder<T> on(SocketType first, SocketType... others) {
		this.types = EnumSet.of(first, others);
		return this;
	}

	SocketOptionBuilder<T> notOn(SocketType type) {
		this.types.remove(type);
		return this;
	}

	SocketOptionBuilder<T> refused(String reason) {
		this.spec = this.spec.refused(reason);
		return this;
	}

	SocketOption<T> build() {
		SocketOption<T> option = new SocketOption<>(this.spec, this.types, this.immediate);
		this.group.add(option);
		return option;
	}

}
