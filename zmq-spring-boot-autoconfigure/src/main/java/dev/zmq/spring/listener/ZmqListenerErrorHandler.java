package dev.zmq.spring.listener;

import org.jspecify.annotations.Nullable;

/**
 * Decides what happens when a message cannot be handled. The container goes on in any
 * case.
 */
@FunctionalInterface
public interface ZmqListenerErrorHandler {

	/**
	 * Handles an error.
	 * @param error the error
	 * @return what a requester gets as the reply; null for a problem object that tells no
	 * more than the kind of error
	 */
	@Nullable Object handle(ZmqListenerError error);

}
