package dev.zmq.benchmarks.worker;

import java.util.List;
import java.util.function.Consumer;

/**
 * Does the same to one thing after the other, round and round. Not thread-safe.
 *
 * @param <T> what they are
 */
final class InTurns<T> implements Runnable {

	private final List<T> things;

	private final Consumer<T> action;

	private int next;

	InTurns(List<T> things, Consumer<T> action) {
		this.things = List.copyOf(things);
		this.action = action;
	}

	@Override
	public void run() {
		this.action.accept(this.things.get(this.next));
		this.next = (this.next + 1 == this.things.size()) ? 0 : this.next + 1;
	}

}
