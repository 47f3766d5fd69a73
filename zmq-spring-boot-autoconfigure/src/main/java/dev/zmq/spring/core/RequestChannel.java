package dev.zmq.spring.core;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.SocketOption;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.backoff.BackOffExecution;

/**
 * Many requests at a time over one DEALER. A request goes out as
 * {@code [id][empty][payload…]}: a REP or ROUTER service returns everything up to the
 * empty frame with its reply (RFC 28), so that replies find their requests in whatever
 * order they come. Each request has a time limit of its own; a reply that comes too late
 * is dropped and counted. A request that is sent again keeps its id, so that whichever
 * reply comes first is taken. Thread-safe.
 */
final class RequestChannel implements Runnable {

	private static final Log logger = LogFactory.getLog(RequestChannel.class);

	private static final byte[] DELIMITER = {};

	private final String name;

	private final ZmqSocket socket;

	private final Runnable onEnd;

	private final TemplateCounters counters;

	private final Map<Long, PendingRequest> pending = new ConcurrentHashMap<>();

	/**
	 * Begins anywhere, so that nobody but the receivers of requests can guess ids. The
	 * first bit is 0, unlike that of a frame with headers.
	 */
	private final AtomicLong ids = new AtomicLong(new SecureRandom().nextLong() >>> 1);

	private volatile @Nullable RuntimeException end;

	RequestChannel(String name, ZmqSocket socket, TemplateCounters counters, Runnable onEnd) {
		this.name = name;
		this.socket = socket;
		this.counters = counters;
		this.onEnd = onEnd;
	}

	void start() {
		Thread thread = new Thread(this, "zmq-replies-" + this.name);
		thread.setDaemon(true);
		thread.start();
	}

	boolean isEnded() {
		return this.end != null || this.socket.isClosed();
	}

	CompletableFuture<ZmqMessage> request(ZmqMessage payload, CallSettings settings) {
		Long id = this.ids.getAndIncrement();
		PendingRequest request = new PendingRequest(id, payload.prepend(DELIMITER).prepend(bytes(id)), settings);
		this.pending.put(id, request);
		request.reply().whenComplete((message, error) -> {
			this.pending.remove(id);
			this.counters.pendingRequests().decrementAndGet();
		});
		attempt(request);
		RuntimeException ended = this.end;
		if (ended != null) {
			request.reply().completeExceptionally(ended);
		}
		return request.reply();
	}

	private void attempt(PendingRequest request) {
		try {
			limit(request);
			send(request);
		}
		catch (RuntimeException ex) {
			request.reply().completeExceptionally(ex);
		}
	}

	private void limit(PendingRequest request) {
		Duration timeout = request.settings().timeout();
		if (timeout == null || timeout.isNegative()) {
			return;
		}
		CompletableFuture<@Nullable Void> timer = new CompletableFuture<>();
		timer.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
		timer.whenComplete((done, error) -> {
			if (error instanceof TimeoutException) {
				timedOut(request, timeout);
			}
		});
		request.setTimer(timer);
	}

	private void timedOut(PendingRequest request, Duration timeout) {
		ZmqTimeoutException error = new ZmqTimeoutException(
				"No reply came on socket '" + this.name + "' within " + timeout.toMillis() + " ms; " + peers()
						+ ". Give the request more time, or see whether the service is up");
		long delay = nextDelay(request, error);
		if (delay == BackOffExecution.STOP) {
			if (request.reply().completeExceptionally(error)) {
				this.counters.replies().timeouts().increment();
			}
			return;
		}
		this.counters.replies().retries().increment();
		CompletableFuture<@Nullable Void> timer = new CompletableFuture<>();
		timer.completeOnTimeout(null, delay, TimeUnit.MILLISECONDS);
		timer.whenComplete((done, cancelled) -> {
			if (cancelled == null) {
				attempt(request);
			}
		});
		request.setTimer(timer);
	}

	/** Policies are the application's code. */
	private static long nextDelay(PendingRequest request, ZmqTimeoutException error) {
		try {
			return request.nextDelay(error);
		}
		catch (RuntimeException ex) {
			error.addSuppressed(ex);
			return BackOffExecution.STOP;
		}
	}

	private void send(PendingRequest request) {
		if (request.isBeingSent() || this.socket.trySend(request.message())) {
			return;
		}
		if (request.settings().onFull() != ZmqOnFull.BLOCK) {
			throw new ZmqFullException("No service can take a request on socket '" + this.name + "' at present; "
					+ peers() + ". Try later, or let requests wait (block)");
		}
		CompletableFuture<@Nullable Void> sending = this.socket.sendAsync(request.message());
		sending.whenComplete((done, error) -> {
			if (error != null && !sending.isCancelled()) {
				request.reply().completeExceptionally(error);
			}
		});
		request.setSending(sending);
	}

	private String peers() {
		try {
			int connections = this.socket.peers().size();
			return (connections == 0) ? "no service is connected" : "services connected: " + connections;
		}
		catch (ZmqClosedException ex) {
			return "the socket is closed";
		}
	}

	@Override
	public void run() {
		try {
			while (!this.socket.isClosed()) {
				ZmqMessage message = this.socket.tryReceive(SocketOption.INFINITE);
				if (message != null) {
					complete(message);
				}
			}
			finish(new ZmqClosedException("Socket '" + this.name + "' was closed while requests waited for replies"));
		}
		catch (RuntimeException ex) {
			if (!(ex instanceof ZmqClosedException)) {
				logger.error("Replies on socket '" + this.name + "' can no longer be received", ex);
			}
			finish(ex);
		}
	}

	private void finish(RuntimeException reason) {
		this.end = reason;
		this.onEnd.run();
		this.pending.values().forEach((request) -> request.reply().completeExceptionally(reason));
	}

	private void complete(ZmqMessage message) {
		boolean wellFormed = message.size() > 2 && message.frame(0).length == Long.BYTES
				&& message.frame(1).length == 0;
		PendingRequest request = wellFormed ? this.pending.get(ByteBuffer.wrap(message.frame(0)).getLong()) : null;
		if (request == null || !request.reply().complete(message.skip(2))) {
			this.counters.replies().late().increment();
		}
	}

	private static byte[] bytes(long id) {
		return ByteBuffer.allocate(Long.BYTES).putLong(id).array();
	}

}
