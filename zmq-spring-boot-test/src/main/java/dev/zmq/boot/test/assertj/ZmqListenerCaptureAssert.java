package dev.zmq.boot.test.assertj;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.zmq.boot.test.listener.ZmqListenerCapture;
import dev.zmq.boot.test.listener.ZmqListenerInvocation;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what a listener has done. Those that begin with "eventually" wait, the
 * others look at once.
 */
public final class ZmqListenerCaptureAssert extends AbstractAssert<ZmqListenerCaptureAssert, ZmqListenerCapture> {

	ZmqListenerCaptureAssert(@Nullable ZmqListenerCapture actual) {
		super(actual, ZmqListenerCaptureAssert.class);
	}

	/**
	 * Waits for invocations, and checks that there are not more of them.
	 * @param count how many
	 * @param timeout how long to wait
	 * @return this
	 */
	public ZmqListenerCaptureAssert eventuallyHasInvocations(int count, Duration timeout) {
		isNotNull();
		this.actual.await(count, timeout);
		return hasInvocations(count);
	}

	/**
	 * Waits for an invocation with an argument.
	 * @param argument what an argument has to be equal to
	 * @param timeout how long to wait
	 * @return this
	 */
	public ZmqListenerCaptureAssert eventuallyHandles(Object argument, Duration timeout) {
		isNotNull();
		this.actual.await((invocation) -> invocation.succeeded() && invocation.arguments().contains(argument), timeout);
		return this;
	}

	/**
	 * Waits for an invocation that fails.
	 * @param type the type of the failure
	 * @param timeout how long to wait
	 * @return assertions on the failure
	 */
	public ThrowableAssert<?> eventuallyFailsWith(Class<? extends Throwable> type, Duration timeout) {
		isNotNull();
		ZmqListenerInvocation failed = this.actual.await((invocation) -> type.isInstance(invocation.failure()),
				timeout);
		return new ThrowableAssert<>(Objects.requireNonNull(failed.failure()));
	}

	/**
	 * Checks how many invocations there are.
	 * @param count how many
	 * @return this
	 */
	public ZmqListenerCaptureAssert hasInvocations(int count) {
		isNotNull();
		int size = this.actual.invocations().size();
		if (size != count) {
			throw failure("Expected %d invocations, but: %s", count, this.actual);
		}
		return this;
	}

	/**
	 * Checks that the listener was not invoked.
	 * @return this
	 */
	public ZmqListenerCaptureAssert hasNoInvocations() {
		return hasInvocations(0);
	}

	/**
	 * Checks that no invocation has failed.
	 * @return this
	 */
	public ZmqListenerCaptureAssert hasNoFailures() {
		isNotNull();
		List<Throwable> failures = this.actual.failures();
		if (!failures.isEmpty()) {
			AssertionError error = failure("Expected no failures, but: %s", this.actual);
			failures.forEach(error::addSuppressed);
			throw error;
		}
		return this;
	}

	/**
	 * Goes on with the invocations.
	 * @return assertions on them, in the order in which they ended
	 */
	public ListAssert<ZmqListenerInvocation> invocations() {
		isNotNull();
		return Assertions.assertThat(this.actual.invocations()).as("invocations of '%s'", this.actual.listenerId());
	}

	/**
	 * Goes on with the results.
	 * @return assertions on the results of those that did not fail, null for none, in the
	 * order in which they ended
	 */
	public ListAssert<Object> results() {
		isNotNull();
		List<@Nullable Object> results = new ArrayList<>();
		for (ZmqListenerInvocation invocation : this.actual.invocations()) {
			if (invocation.succeeded()) {
				results.add(invocation.result());
			}
		}
		return Assertions.assertThat(results).as("results of '%s'", this.actual.listenerId());
	}

}
