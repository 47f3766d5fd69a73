package dev.zmq.boot.test.listener;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import dev.zmq.spring.listener.ZmqMessageListener;
import dev.zmq.spring.support.InboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a listener does.
 */
final class CapturingListener implements ZmqMessageListener {

	private final ZmqListenerCapture capture;

	private final ZmqMessageListener delegate;

	private final CurrentArguments arguments;

	CapturingListener(ZmqListenerCapture capture, ZmqMessageListener delegate, CurrentArguments arguments) {
		this.capture = capture;
		this.delegate = delegate;
		this.arguments = arguments;
	}

	@Override
	public CompletionStage<@Nullable Object> onMessage(InboundMessage message) throws Exception {
		CurrentArguments.Call call = this.arguments.begin();
		try {
			return this.delegate.onMessage(message).whenComplete((result, error) -> add(message, call, result, error));
		}
		catch (Exception | Error ex) {
			add(message, call, null, ex);
			throw ex;
		}
		finally {
			this.arguments.end();
		}
	}

	private void add(InboundMessage message, CurrentArguments.Call call, @Nullable Object result,
			@Nullable Throwable error) {
		this.capture.add(new ZmqListenerInvocation(this.capture.listenerId(), message.message(), call.arguments(),
				result, unwrap(error)));
	}

	private static @Nullable Throwable unwrap(@Nullable Throwable error) {
		return (error instanceof CompletionException wrapper && wrapper.getCause() != null) ? wrapper.getCause()
				: error;
	}

}
