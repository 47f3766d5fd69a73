package dev.zmq.spring.listener;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.support.InboundMessage;
import dev.zmq.spring.support.MalformedMessageException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Divides received messages, and sorts out those that no handler may see. Thread-safe.
 */
final class MessageReader {

	private static final Log logger = LogFactory.getLog(MessageReader.class);

	private final String listenerId;

	private final ZmqSocketDefinition definition;

	private final AtomicBoolean warned = new AtomicBoolean();

	MessageReader(ZmqContainerProperties properties, ZmqSocketDefinition definition) {
		this.listenerId = properties.id();
		this.definition = definition;
	}

	/** Returns the divided message, or null if it is malformed. */
	@Nullable InboundMessage read(ZmqMessage message) {
		InboundMessage inbound;
		try {
			inbound = this.definition.mapper().divide(message);
		}
		catch (MalformedMessageException ex) {
			log(message, ex);
			return null;
		}
		// REP drops what is no request, too (RFC 28)
		return (this.definition.type() == SocketType.REP && !inbound.delimited()) ? null : inbound;
	}

	private void log(ZmqMessage message, MalformedMessageException error) {
		String what = "Listener '" + this.listenerId + "' dropped a malformed message (" + message + "): "
				+ error.getMessage();
		if (this.warned.compareAndSet(false, true)) {
			logger.warn(what + " (said once; later ones are counted)");
		}
		else {
			logger.debug(what);
		}
	}

}
