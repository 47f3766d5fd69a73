package dev.zmq.boot.test.listener;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Carries the arguments of a method to whoever watches the listener that calls it: both
 * are on the same thread.
 */
final class CurrentArguments {

	private final ThreadLocal<@Nullable Call> current = new ThreadLocal<>();

	Call begin() {
		Call call = new Call();
		this.current.set(call);
		return call;
	}

	void end() {
		this.current.remove();
	}

	void called(@Nullable Object[] arguments) {
		Call call = this.current.get();
		if (call != null) {
			call.called(arguments);
		}
	}

	/**
	 * One call of a listener.
	 */
	static final class Call {

		private volatile @Nullable List<@Nullable Object> arguments;

		/** The first call counts: others are made by the method itself. */
		private void called(@Nullable Object[] arguments) {
			if (this.arguments == null) {
				this.arguments = Arrays.asList(arguments.clone());
			}
		}

		List<@Nullable Object> arguments() {
			List<@Nullable Object> known = this.arguments;
			return (known != null) ? known : List.of();
		}

	}

}
