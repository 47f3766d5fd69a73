package dev.zmq.samples.pipeline;

import dev.zmq.spring.listener.ZmqListenerError;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Says in one line, instead of a stack trace in the log, that a job was given up.
 */
@Component
class Trouble implements ZmqListenerErrorHandler {

	@Override
	public @Nullable Object handle(ZmqListenerError error) {
		System.out.printf("                   %s gives up: %s%n", error.socket(), error.cause().getMessage());
		return null;
	}

}
