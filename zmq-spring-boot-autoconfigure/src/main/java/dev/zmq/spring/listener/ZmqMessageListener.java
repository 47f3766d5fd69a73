package dev.zmq.spring.listener;

import java.util.concurrent.CompletionStage;

import dev.zmq.spring.support.InboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * Handles the messages of a container.
 */
@FunctionalInterface
public interface ZmqMessageListener {

	/**
	 * Handles a message. Called from several threads at once if the concurrency is more
	 * than 1.
	 * @param message the message
	 * @return completes with the result, which becomes the reply where there is one; null
	 * for none. Until then the message counts as being handled.
	 * @throws Exception if handling fails, the same as a stage that fails
	 */
	CompletionStage<@Nullable Object> onMessage(InboundMessage message) throws Exception;

}
