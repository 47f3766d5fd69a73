package dev.zmq.boot.test.listener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What one listener has done since the application started, or since {@link #clear()}. An
 * invocation is there when its result is, for a future when that is complete.
 * Thread-safe.
 */
public final class ZmqListenerCapture {

	private final String listenerId;

	private final Lock lock = new ReentrantLock();

	private final Condition added = this.lock.newCondition();

	private final List<ZmqListenerInvocation> invocations = new ArrayList<>();

	ZmqListenerCapture(String listenerId) {
		this.listenerId = listenerId;
	}

	/**
	 * Returns the id of the listener.
	 * @return the id
	 */
	public String listenerId() {
		return this.listenerId;
	}

	void add(ZmqListenerInvocation invocation) {
		this.lock.lock();
		try {
			this.invocations.add(invocation);
			this.added.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns all invocations.
	 * @return a snapshot, in the order in which they ended
	 */
	public List<ZmqListenerInvocation> invocations() {
		this.lock.lock();
		try {
			return List.copyOf(this.invocations);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns why messages could not be handled.
	 * @return one failure for each of them
	 */
	public List<Throwable> failures() {
		List<Throwable> failures = new ArrayList<>();
		for (ZmqListenerInvocation invocation : invocations()) {
			if (invocation.failure() != null) {
				failures.add(invocation.failure());
			}
		}
		return failures;
	}

	/**
	 * Waits for invocations.
	 * @param count how many at least
	 * @param timeout how long to wait
	 * @return all invocations, at least so many
	 * @throws AssertionError if there are fewer when the time is over
	 */
	public List<ZmqListenerInvocation> await(int count, Duration timeout) {
		List<ZmqListenerInvocation> enough = await(() -> (this.invocations.size() >= count) ? invocations() : null,
				timeout);
		if (enough == null) {
			throw new AssertionError("Listener '" + this.listenerId + "' should have been invoked " + count
					+ " times within " + timeout + ", but was " + described());
		}
		return enough;
	}

	/**
	 * Waits for a certain invocation.
	 * @param condition what it has to be like
	 * @param timeout how long to wait
	 * @return the first that is like this
	 * @throws AssertionError if there is none when the time is over
	 */
	public ZmqListenerInvocation await(Predicate<? super ZmqListenerInvocation> condition, Duration timeout) {
		ZmqListenerInvocation match = await(() -> this.invocations.stream().filter(condition).findFirst().orElse(null),
				timeout);
		if (match == null) {
			throw new AssertionError("Listener '" + this.listenerId + "' should have had a certain invocation within "
					+ timeout + ", but was invoked " + described());
		}
		return match;
	}

	private <T> @Nullable T await(Supplier<@Nullable T> outcome, Duration timeout) {
		this.lock.lock();
		try {
			long nanos = timeout.toNanos();
			T found = outcome.get();
			while (found == null && nanos > 0) {
				nanos = this.added.awaitNanos(nanos);
				found = outcome.get();
			}
			return found;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted while waiting for listener '" + this.listenerId + "'", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	private String described() {
		List<ZmqListenerInvocation> all = invocations();
		StringBuilder text = new StringBuilder().append(all.size()).append(" times");
		all.forEach((invocation) -> text.append("\n  ").append(invocation));
		return text.toString();
	}

	/**
	 * Forgets all invocations.
	 */
	public void clear() {
		this.lock.lock();
		try {
			this.invocations.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public String toString() {
		return "Listener '" + this.listenerId + "', invoked " + described();
	}

}
