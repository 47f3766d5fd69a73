package dev.zmq.option;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of one subject, in the order in which they are declared. A group is
 * complete once the interface that declares its options is initialized, so it is asked
 * through that interface only.
 */
final class OptionGroup {

	static final OptionGroup GENERAL = new OptionGroup();

	static final OptionGroup PATTERN = new OptionGroup();

	static final OptionGroup CONNECTION = new OptionGroup();

	static final OptionGroup SECURITY = new OptionGroup();

	static final OptionGroup UNAVAILABLE = new OptionGroup();

	private final List<SocketOption<?>> options = new ArrayList<>();

	private OptionGroup() {
	}

	/** Begin an option that libzmq has too. */
	<T> SocketOptionBuilder<T> option(int number, String libzmqName, String name, OptionValue<T> value) {
		return new SocketOptionBuilder<>(this, new OptionSpec<>(name, libzmqName, number, value, false, null));
	}

	/** Begin an option that libzmq does not have. */
	<T> SocketOptionBuilder<T> own(String name, OptionValue<T> value) {
		return new SocketOptionBuilder<>(this, new OptionSpec<>(name, null, 0, value, false, null));
	}

	void add(SocketOption<?> option) {
		this.options.add(option);
	}

	List<SocketOption<?>> options() {
		return List.copyOf(this.options);
	}

}
