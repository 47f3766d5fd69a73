package dev.zmq.spring.listener;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Logs each error once, with the id of the listener. A message that cannot be read or is
 * invalid is its sender's fault and is logged as a warning, without a stack trace.
 */
public final class LoggingErrorHandler implements ZmqListenerErrorHandler {

	private static final Log logger = LogFactory.getLog(LoggingErrorHandler.class);

	private static final int MAX_LENGTH = 500;

	@Override
	public @Nullable Object handle(ZmqListenerError error) {
		String what = "Listener '" + error.listenerId() + "' could not handle a message of socket '" + error.socket()
				+ "' (" + error.message().message() + ")";
		if (error.cause() instanceof InvalidMessageException) {
			logger.warn(what + ": " + printable(String.valueOf(error.cause().getMessage())));
		}
		else {
			logger.error(what, error.cause());
		}
		return null;
	}

	/** Texts of peers are in it, which must neither fill the log nor forge lines. */
	private static String printable(String text) {
		String line = text.replaceAll("\\p{Cntrl}+", " ");
		return (line.length() > MAX_LENGTH) ? line.substring(0, MAX_LENGTH) + "…" : line;
	}

}
