package dev.zmq.spring.core;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.spring.core.ZmqSendResult.Outcome;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to sockets, and counts what becomes of them. Thread-safe.
 */
final class TemplateSender {

	private static final Log logger = LogFactory.getLog(TemplateSender.class);

	private final ZmqSocketRegistry registry;

	private final TemplateCounters counters;

	private final AtomicBoolean warned = new AtomicBoolean();

	private volatile int maxPending = 10_000;

	TemplateSender(ZmqSocketRegistry registry, TemplateCounters counters) {
		this.registry = registry;
		this.counters = counters;
	}

	void setMaxPending(int maxPending) {
		this.maxPending = maxPending;
	}

	ZmqSendResult send(String name, ZmqMessage message, CallSettings settings) {
		ZmqSocket socket = this.registry.getSocket(name);
		if (socket.trySend(message)) {
			return result(name, Outcome.SENT);
		}
		if (settings.onFull() != ZmqOnFull.BLOCK) {
			return refuse(name, settings.onFull());
		}
		return result(name, socket.trySend(message, timeout(socket, settings)) ? Outcome.SENT : Outcome.TIMED_OUT);
	}

	CompletableFuture<ZmqSendResult> sendAsync(String name, ZmqMessage message, CallSettings settings) {
		ZmqSocket socket = this.registry.getSocket(name);
		if (socket.trySend(message)) {
			return CompletableFuture.completedFuture(result(name, Outcome.SENT));
		}
		if (settings.onFull() != ZmqOnFull.BLOCK) {
			return CompletableFuture.completedFuture(refuse(name, settings.onFull()));
		}
		if (this.counters.pendingSends().incrementAndGet() > this.maxPending) {
			this.counters.pendingSends().decrementAndGet();
			throw new ZmqFullException("Socket '" + name + "' cannot take a message, and " + this.maxPending
					+ " others wait already, as many as may; wait for earlier results before sending more, or raise"
					+ " maxPendingSends of the template");
		}
		return waitFor(name, socket.sendAsync(message), timeout(socket, settings));
	}

	private CompletableFuture<ZmqSendResult> waitFor(String name, CompletableFuture<@Nullable Void> sending,
			Duration timeout) {
		CompletableFuture<@Nullable Void> limited = sending.copy();
		if (!timeout.isNegative()) {
			limited.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		CompletableFuture<ZmqSendResult> result = new CompletableFuture<>();
		limited.whenComplete((done, error) -> {
			this.counters.pendingSends().decrementAndGet();
			// false if it was taken at the last moment
			boolean takenBack = error instanceof TimeoutException && sending.cancel(false);
			if (takenBack) {
				result.complete(result(name, Outcome.TIMED_OUT));
			}
			else if (error == null || (error instanceof TimeoutException && !sending.isCompletedExceptionally())) {
				result.complete(result(name, Outcome.SENT));
			}
			else {
				result.completeExceptionally(
						(error instanceof CompletionException && error.getCause() != null) ? error.getCause() : error);
			}
		});
		result.whenComplete((value, error) -> {
			if (result.isCancelled()) {
				sending.cancel(false);
			}
		});
		return result;
	}

	private static Duration timeout(ZmqSocket socket, CallSettings settings) {
		Duration timeout = settings.timeout();
		return (timeout != null) ? timeout : socket.get(SocketOption.SEND_TIMEOUT);
	}

	private ZmqSendResult refuse(String name, ZmqOnFull onFull) {
		if (onFull == ZmqOnFull.FAIL) {
			throw new ZmqFullException("No peer of socket '" + name + "' can take a message at present;"
					+ " try later, or let sending wait (block)");
		}
		return result(name, Outcome.DROPPED);
	}

	private ZmqSendResult result(String name, Outcome outcome) {
		switch (outcome) {
			case SENT -> this.counters.sent().increment();
			case TIMED_OUT -> this.counters.timedOut().increment();
			case DROPPED -> {
				this.counters.dropped().increment();
				if (this.warned.compareAndSet(false, true)) {
					logger.warn("A message for socket '" + name
							+ "' was dropped because nobody could take it (said once; later ones are counted)");
				}
			}
		}
		return new ZmqSendResult(name, outcome);
	}

}
