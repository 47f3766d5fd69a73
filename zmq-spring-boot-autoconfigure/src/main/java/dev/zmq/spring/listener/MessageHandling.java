package dev.zmq.spring.listener;

import dev.zmq.ZmqMessage;
import dev.zmq.spring.support.InboundMessage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What happens to each message before and after the listener has it: it is divided and
 * filtered, answered, and counted exactly once. Thread-safe.
 */
final class MessageHandling {

	private static final Log logger = LogFactory.getLog(MessageHandling.class);

	private final ZmqContainerProperties properties;

	private final MessageReader reader;

	private final ZmqContainerCollaborators collaborators;

	private final ReplySender replies;

	private final ListenerCounters counters;

	private final InFlight inFlight;

	MessageHandling(ZmqContainerProperties properties, MessageReader reader, ZmqContainerCollaborators collaborators,
			ReplySender replies, ListenerCounters counters, InFlight inFlight) {
		this.properties = properties;
		this.reader = reader;
		this.collaborators = collaborators;
		this.replies = replies;
		this.counters = counters;
		this.inFlight = inFlight;
	}

	/**
	 * Divides and filters a message.
	 * @return what the listener gets; null if it does not get the message, which is
	 * settled then
	 */
	@Nullable InboundMessage open(ZmqMessage message) {
		InboundMessage inbound = read(message);
		if (inbound == null) {
			this.counters.malformed();
			this.inFlight.leave();
			return null;
		}
		ZmqMessageFilter filter = this.collaborators.filter();
		return (filter == null || accepts(filter, inbound)) ? inbound : null;
	}

	private @Nullable InboundMessage read(ZmqMessage message) {
		try {
			return this.reader.read(message);
		}
		catch (Throwable ex) {
			logger.error(describe() + " could not divide a message (" + message + ")", ex);
			return null;
		}
	}

	private boolean accepts(ZmqMessageFilter filter, InboundMessage inbound) {
		try {
			if (filter.accept(inbound)) {
				return true;
			}
		}
		catch (Throwable ex) {
			fail(inbound, ex);
			return false;
		}
		try {
			this.replies.replyFiltered(inbound);
		}
		catch (Throwable ex) {
			logger.error(describe() + " could not answer a message that its filter dropped", ex);
		}
		finally {
			this.counters.filtered();
			this.inFlight.leave();
		}
		return false;
	}

	/** Settles a message that the listener has handled. */
	void succeed(InboundMessage inbound, @Nullable Object result) {
		try {
			this.replies.reply(inbound, result);
		}
		catch (Throwable ex) {
			fail(inbound, ex);
			return;
		}
		this.counters.handled();
		this.inFlight.leave();
	}

	/** Settles a message that could not be handled. */
	void fail(InboundMessage inbound, Throwable cause) {
		try {
			ZmqListenerError error = new ZmqListenerError(this.properties.id(), this.properties.socket(), inbound,
					cause);
			recover(error);
			this.replies.replyError(inbound, cause, substitute(error));
		}
		catch (Throwable ex) {
			logger.error(describe() + " could not answer a failed message", ex);
		}
		finally {
			this.counters.failed();
			this.inFlight.leave();
		}
	}

	private void recover(ZmqListenerError error) {
		ZmqMessageRecoverer recoverer = this.collaborators.recoverer();
		if (recoverer == null) {
			return;
		}
		try {
			recoverer.recover(error);
		}
		catch (Throwable ex) {
			logger.error(describe() + " could not recover a failed message (" + error.message().message() + ")", ex);
		}
	}

	private @Nullable Object substitute(ZmqListenerError error) {
		try {
			return this.collaborators.errorHandler().handle(error);
		}
		catch (Throwable ex) {
			logger.error("The error handler of listener '" + this.properties.id() + "' failed", ex);
			return null;
		}
	}

	private String describe() {
		return "Listener '" + this.properties.id() + "'";
	}

}
