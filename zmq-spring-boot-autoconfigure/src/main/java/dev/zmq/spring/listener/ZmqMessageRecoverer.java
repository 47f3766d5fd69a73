package dev.zmq.spring.listener;

/**
 * Takes care of a message that could not be handled, after the last attempt: keeps it,
 * sends it elsewhere, or tells somebody. The error handler and the reply to a requester
 * come after it.
 */
@FunctionalInterface
public interface ZmqMessageRecoverer {

	/**
	 * Takes care of a message. Called on the thread that had the failure; should not
	 * block for long. What it throws is logged, and the container goes on.
	 * @param error the message, and why it could not be handled
	 * @throws Exception if it cannot take care of it
	 */
	void recover(ZmqListenerError error) throws Exception;

}
