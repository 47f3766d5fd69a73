package dev.zmq.spring.listener;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

import dev.zmq.ZmqMessage;
import dev.zmq.spring.support.InboundMessage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Gives messages to the listener, and results and errors to the reply sender. Nothing
 * that a handler throws gets past it. Thread-safe.
 */
final class ListenerInvoker {

	private static final Log logger = LogFactory.getLog(ListenerInvoker.class);

	private final ZmqContainerProperties properties;

	private final MessageReader reader;

	private final ZmqMessageListener listener;

	private final ZmqContainerCollaborators collaborators;

	private final ReplySender replies;

	private final ListenerCounters counters;

	ListenerInvoker(ZmqContainerProperties properties, MessageReader reader, ZmqMessageListener listener,
			ZmqContainerCollaborators collaborators, ReplySender replies, ListenerCounters counters) {
		this.properties = properties;
		this.reader = reader;
		this.listener = listener;
		this.collaborators = collaborators;
		this.replies = replies;
		this.counters = counters;
	}

	/**
	 * Handles a message.
	 * @param message the message
	 * @param done run once when the message is handled, also if that fails
	 */
	void invoke(ZmqMessage message, Runnable done) {
		InboundMessage inbound = this.reader.read(message);
		if (inbound == null) {
			this.counters.malformed();
			done.run();
			return;
		}
		CompletionStage<@Nullable Object> result;
		try {
			result = this.listener.onMessage(inbound);
		}
		catch (Throwable ex) {
			finish(inbound, null, ex, done);
			return;
		}
		result.whenComplete((value, error) -> finish(inbound, value, error, done));
	}

	private void finish(InboundMessage inbound, @Nullable Object value, @Nullable Throwable error, Runnable done) {
		try {
			if (error == null) {
				error = tryReply(inbound, value);
			}
			if (error == null) {
				this.counters.handled();
				return;
			}
			this.counters.failed();
			fail(inbound, unwrap(error));
		}
		catch (RuntimeException | Error ex) {
			logger.error("Listener '" + this.properties.id() + "' could not answer a failed message", ex);
		}
		finally {
			done.run();
		}
	}

	private @Nullable Throwable tryReply(InboundMessage inbound, @Nullable Object value) {
		try {
			this.replies.reply(inbound, value);
			return null;
		}
		catch (RuntimeException | Error ex) {
			return ex;
		}
	}

	private void fail(InboundMessage inbound, Throwable cause) {
		Object substitute = null;
		try {
			substitute = this.collaborators.errorHandler()
				.handle(new ZmqListenerError(this.properties.id(), this.properties.socket(), inbound, cause));
		}
		finally {
			this.replies.replyError(inbound, cause, substitute);
		}
	}

	private static Throwable unwrap(Throwable error) {
		boolean wrapper = error instanceof CompletionException || error instanceof ExecutionException;
		return (wrapper && error.getCause() != null) ? error.getCause() : error;
	}

}
