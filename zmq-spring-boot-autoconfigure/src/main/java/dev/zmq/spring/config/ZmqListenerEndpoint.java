package dev.zmq.spring.config;

import dev.zmq.spring.listener.ZmqMessageListener;
import dev.zmq.spring.support.ZmqMessageMapper;

import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;

/**
 * A listener to be: what it says about its container, and how to make it.
 */
public interface ZmqListenerEndpoint {

	/**
	 * Returns what the listener says about its container.
	 * @return the settings
	 */
	ZmqListenerSettings settings();

	/**
	 * Tells whether the listener has results. If so, there must be somebody to send them
	 * to.
	 * @return whether results are expected
	 */
	boolean hasResult();

	/**
	 * Describes the listener, for messages to people.
	 * @return such as {@code @ZmqListener on OrderService.handle}
	 */
	String description();

	/**
	 * Makes the listener.
	 * @param mapper makes headers
	 * @param methods makes invocable methods
	 * @return the listener
	 */
	ZmqMessageListener createListener(ZmqMessageMapper mapper, MessageHandlerMethodFactory methods);

}
