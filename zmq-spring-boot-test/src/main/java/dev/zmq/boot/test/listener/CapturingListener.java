package dev.zmq.boot.test.listener;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import dev.zmq.spring.listener.ZmqBatchMessageListener;
import dev.zmq.spring.listener.ZmqMessageListener;
import dev.zmq.spring.support.InboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a listener does, with messages or batches of them.
 */
final class CapturingListener {

	private final ZmqListenerCapture capture;

	private final CurrentArguments arguments;

	CapturingListener(ZmqListenerCapture capture, CurrentArguments arguments) {
		this.capture = capture;
		this.arguments = arguments;
	}

	ZmqMessageListener around(ZmqMessageListener delegate) {
		return (message) -> call(List.of(message), () -> delegate.onMessage(message));
	}

	ZmqBatchMessageListener aroundBatch(ZmqBatchMessageListener delegate) {
		return (messages) -> call(messages, () -> delegate.onMessages(messages));
	}

	private CompletionStage<@Nullable Object> call(List<InboundMessage> messages, Handling handling) throws Exception {
		CurrentArguments.Call call = this.arguments.begin();
		try {
			return handling.run().whenComplete((result, error) -> add(messages, call, result, error));
		}
		catch (Exception | Error ex) {
			add(messages, call, null, ex);
			throw ex;
		}
		finally {
			this.arguments.end();
		}
	}

	private void add(List<InboundMessage> messages, CurrentArguments.Call call, @Nullable Object result,
			@Nullable Throwable error) {
		this.capture.add(new ZmqListenerInvocation(this.capture.listenerId(),
				messages.stream().map(InboundMessage::message).toList(), call.arguments(), result, unwrap(error)));
	}

	private static @Nullable Throwable unwrap(@Nullable Throwable error) {
		return (error instanceof CompletionException wrapper && wrapper.getCause() != null) ? wrapper.getCause()
				: error;
	}

	/** What is done with the messages. */
	@FunctionalInterface
	private interface Handling {

		CompletionStage<@Nullable Object> run() throws Exception;

	}

}
