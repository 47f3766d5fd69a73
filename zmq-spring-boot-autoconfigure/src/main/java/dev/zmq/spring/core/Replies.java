package dev.zmq.spring.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import dev.zmq.ZmqMessage;
import dev.zmq.exception.ZmqException;
import dev.zmq.exception.ZmqInterruptedException;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.SocketType;
import dev.zmq.spring.support.ZmqFormat;
import dev.zmq.spring.support.ZmqMessageMapper;

/**
 * Waits for replies.
 */
final class Replies {

	/** Makes frames of what was converted. */
	static final ZmqMessageMapper FRAMES = ZmqMessageMapper.of("(frame)", SocketType.PAIR, ZmqFormat.RAW, null);

	private Replies() {
	}

	static ZmqMessage await(String socket, CompletableFuture<ZmqMessage> reply) {
		try {
			return reply.get();
		}
		catch (InterruptedException ex) {
			reply.cancel(false);
			Thread.currentThread().interrupt();
			throw new ZmqInterruptedException("Interrupted while waiting for a reply on socket '" + socket + "'", ex);
		}
		catch (ExecutionException ex) {
			throw rethrown(socket, (ex.getCause() != null) ? ex.getCause() : ex);
		}
	}

	/** With the stack of who has waited, where that is not so already. */
	private static RuntimeException rethrown(String socket, Throwable error) {
		if (error instanceof ZmqTimeoutException timeout) {
			return new ZmqTimeoutException(String.valueOf(timeout.getMessage()), timeout);
		}
		return (error instanceof RuntimeException known) ? known
				: new ZmqException("The request on socket '" + socket + "' failed: " + error.getMessage(), error);
	}

}
