package dev.zmq.internal.engine;

import java.util.concurrent.atomic.AtomicLong;

import dev.zmq.internal.wire.AssemblyBudget;

/**
 * The bytes that unfinished messages of one context hold together. Thread-safe.
 */
final class Budget implements AssemblyBudget {

	private final AtomicLong used = new AtomicLong();

	private volatile long limit = Long.MAX_VALUE;

	void limit(long bytes) {
		this.limit = bytes;
	}

	@Override
	public boolean reserve(long bytes) {
		if (this.used.addAndGet(bytes) <= this.limit) {
			return true;
		}
		this.used.addAndGet(-bytes);
		return false;
	}

	@Override
	public void release(long bytes) {
		this.used.addAndGet(-bytes);
	}

}
