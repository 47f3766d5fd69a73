package dev.zmq.samples.requestreply;

import dev.zmq.spring.listener.InvalidMessageException;
import dev.zmq.spring.listener.ZmqListenerError;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What goes wrong in the service stays in the service: one line here, and the standard
 * answer, which tells nothing of it, for the requester.
 */
@Component
class Trouble implements ZmqListenerErrorHandler {

	@Override
	public @Nullable Object handle(ZmqListenerError error) {
		boolean refused = error.cause() instanceof InvalidMessageException;
		System.out.println("  pricing " + (refused ? "refused a request" : "failed: " + error.cause().getMessage()));
		return null;
	}

}
