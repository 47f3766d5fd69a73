package dev.zmq.spring.listener;

import java.util.List;
import java.util.concurrent.CompletionStage;

import dev.zmq.spring.support.InboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * Handles the messages of a container, several at a time.
 */
@FunctionalInterface
public interface ZmqBatchMessageListener {

	/**
	 * Handles a batch. Called from several threads at once if the concurrency is more
	 * than 1.
	 * @param messages the messages in the order in which they came, at least one
	 * @return completes with the result: null for none, or a list with one result for
	 * each message, which become the replies where there are any. Until then all messages
	 * of the batch count as being handled.
	 * @throws Exception if handling fails, the same as a stage that fails: all messages
	 * of the batch have failed then
	 */
	CompletionStage<@Nullable Object> onMessages(List<InboundMessage> messages) throws Exception;

}
