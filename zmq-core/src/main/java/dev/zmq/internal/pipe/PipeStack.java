package dev.zmq.internal.pipe;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Pipes that have changed since their socket last looked: any thread pushes, one thread
 * at a time drains. A pipe stands in it at most once, and no push allocates.
 */
public final class PipeStack {

	private final AtomicReference<@Nullable Entry> head = new AtomicReference<>();

	/**
	 * Adds a pipe unless it is there already.
	 * @param entry the pipe's entry
	 */
	public void push(Entry entry) {
		if (!entry.queued.compareAndSet(false, true)) {
			return;
		}
		link(entry);
	}

	private void link(Entry entry) {
		Entry top;
		do {
			top = this.head.get();
			entry.next = top;
		}
		while (!this.head.compareAndSet(top, entry));
	}

	/**
	 * Tells whether no pipe has changed.
	 * @return whether the stack is empty
	 */
	public boolean isEmpty() {
		return this.head.get() == null;
	}

	/**
	 * Takes all pipes, in the order in which they were pushed. If the action throws,
	 * those it was not done for stay, the one it failed for among them.
	 * @param action what to do with each
	 */
	public void drain(Consumer<Pipe> action) {
		Entry rest = reverse(this.head.getAndSet(null));
		Entry failed = null;
		try {
			while (rest != null) {
				failed = rest;
				rest = rest.next;
				failed.next = null;
				failed.queued.set(false);
				action.accept(failed.pipe);
				failed = null;
			}
		}
		finally {
			if (failed != null) {
				push(failed);
				putBack(rest);
			}
		}
	}

	/** These still count as queued, so that nobody else has pushed them meanwhile. */
	private void putBack(@Nullable Entry first) {
		Entry entry = first;
		while (entry != null) {
			Entry next = entry.next;
			link(entry);
			entry = next;
		}
	}

	private static @Nullable Entry reverse(@Nullable Entry top) {
		Entry reversed = null;
		while (top != null) {
			Entry next = top.next;
			top.next = reversed;
			reversed = top;
			top = next;
		}
		return reversed;
	}

	/** A pipe's place in one stack. */
	public static final class Entry {

		private final Pipe pipe;

		private final AtomicBoolean queued = new AtomicBoolean();

		private @Nullable Entry next;

		Entry(Pipe pipe) {
			this.pipe = pipe;
		}

	}

}
