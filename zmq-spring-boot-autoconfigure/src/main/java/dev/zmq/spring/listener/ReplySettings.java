package dev.zmq.spring.listener;

import dev.zmq.spring.core.ZmqOperations;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.converter.MessageConverter;

/**
 * What becomes of the results of a listener.
 *
 * @param expected whether the listener has results at all; a void method has none
 * @param sendTo the name of the socket that results are sent to; null for replies on the
 * socket that the message was received on
 * @param converter makes bytes of results
 * @param operations sends results to other sockets
 * @param errorReply what a requester gets when its request could not be handled
 */
public record ReplySettings(boolean expected, @Nullable String sendTo, MessageConverter converter,
		ZmqOperations operations, ErrorReply errorReply) {

	/**
	 * Creates settings with a problem object for failed requests.
	 * @param expected whether the listener has results at all; a void method has none
	 * @param sendTo the name of the socket that results are sent to, or null
	 * @param converter makes bytes of results
	 * @param operations sends results to other sockets
	 */
	public ReplySettings(boolean expected, @Nullable String sendTo, MessageConverter converter,
			ZmqOperations operations) {
		this(expected, sendTo, converter, operations, ErrorReply.PROBLEM);
	}

}
