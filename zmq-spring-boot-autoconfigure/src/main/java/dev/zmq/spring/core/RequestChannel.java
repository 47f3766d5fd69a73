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
import java.util.concurrent.atomic.LongAdder;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.exception.ZmqException;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.SocketOption;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Many requests at a time over one DEALER. A request goes out as
 * {@code [id][empty][payload…]}: a REP or ROUTER service returns everything up to the
 * empty frame with its reply (RFC 28), so that replies find their requests in whatever
 * order they come. Each request has a time limit of its own; a reply that comes too late
 * is dropped and counted. Thread-safe.
 */
final class RequestChannel implements Runnable {

	private static final Log logger = LogFactory.getLog(RequestChannel.class);

	private static final byte[] DELIMITER = {};

	private final String name;

	private final ZmqSocket socket;

	private final Runnable onEnd;

	private final Map<Long, CompletableFuture<ZmqMessage>> pending = new ConcurrentHashMap<>();

	/** Begins anywhere, so that nobody but the receivers of requests can guess ids. */
	private final AtomicLong ids = new AtomicLong(new SecureRandom().nextLong());

	private final LongAdder unmatched = new LongAdder();

	private volatile @Nullable RuntimeException end;

	RequestChannel(String name, ZmqSocket socket, Runnable onEnd) {
		this.name = name;
		this.socket = socket;
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

	int pending() {
		return this.pending.size();
	}

	/** Replies that nobody waits for: they came too late, or answer nothing. */
	long unmatched() {
		return this.unmatched.sum();
	}

	CompletableFuture<ZmqMessage> request(ZmqMessage payload, Duration timeout) {
		Long id = this.ids.getAndIncrement();
		CompletableFuture<ZmqMessage> reply = new CompletableFuture<>();
		this.pending.put(id, reply);
		if (!timeout.isNegative()) {
			reply.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		reply.whenComplete((message, error) -> this.pending.remove(id));
		try {
			send(payload.prepend(DELIMITER).prepend(bytes(id)), reply);
		}
		catch (RuntimeException ex) {
			reply.completeExceptionally(ex);
		}
		RuntimeException ended = this.end;
		if (ended != null) {
			reply.completeExceptionally(ended);
		}
		return reply;
	}

	private void send(ZmqMessage request, CompletableFuture<ZmqMessage> reply) {
		if (this.socket.trySend(request)) {
			return;
		}
		CompletableFuture<@Nullable Void> sending = this.socket.sendAsync(request);
		reply.whenComplete((message, error) -> sending.cancel(false));
		sending.whenComplete((done, error) -> {
			if (error != null) {
				reply.completeExceptionally(error);
			}
		});
	}

	/** Turns what ended a request into the error that its caller gets. */
	RuntimeException failure(Throwable error, Duration timeout) {
		if (error instanceof TimeoutException) {
			return new ZmqTimeoutException("No reply came on socket '" + this.name + "' within " + timeout.toMillis()
					+ " ms; " + peers() + ". Give the request more time, or see whether the service is up", error);
		}
		return (error instanceof RuntimeException known) ? known
				: new ZmqException("The request on socket '" + this.name + "' failed: " + error.getMessage(), error);
	}

	private String peers() {
		if (this.socket.isClosed()) {
			return "the socket is closed";
		}
		int connections = this.socket.peers().size();
		return (connections == 0) ? "no service is connected" : "services connected: " + connections;
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
		this.pending.values().forEach((reply) -> reply.completeExceptionally(reason));
	}

	private void complete(ZmqMessage message) {
		boolean wellFormed = message.size() > 2 && message.frame(0).length == Long.BYTES
				&& message.frame(1).length == 0;
		CompletableFuture<ZmqMessage> reply = wellFormed ? this.pending.get(ByteBuffer.wrap(message.frame(0)).getLong())
				: null;
		if (reply == null || !reply.complete(message.skip(2))) {
			this.unmatched.increment();
		}
	}

	private static byte[] bytes(long id) {
		return ByteBuffer.allocate(Long.BYTES).putLong(id).array();
	}

}
