package dev.zmq.spring.listener;

import java.util.Objects;
import java.util.concurrent.CompletionStage;

import dev.zmq.ZmqMessage;
import dev.zmq.spring.support.InboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * Handling of one message.
 */
final class SingleWork implements Work {

	private final ZmqMessage message;

	private final ZmqMessageListener listener;

	private final MessageHandling handling;

	private @Nullable InboundMessage inbound;

	SingleWork(ZmqMessage message, ZmqMessageListener listener, MessageHandling handling) {
		this.message = message;
		this.listener = listener;
		this.handling = handling;
	}

	@Override
	public @Nullable CompletionStage<@Nullable Object> attempt() throws Exception {
		InboundMessage opened = opened();
		return (opened != null) ? Work.require(this.listener.onMessage(opened)) : null;
	}

	@Override
	public void succeed(@Nullable Object result) {
		this.handling.succeed(Objects.requireNonNull(this.inbound), result);
	}

	@Override
	public Throwable narrow(Throwable cause) {
		return cause;
	}

	@Override
	public boolean fail(Throwable cause) {
		InboundMessage opened = opened();
		if (opened != null) {
			this.handling.fail(opened, cause);
		}
		return false;
	}

	private @Nullable InboundMessage opened() {
		if (this.inbound == null) {
			this.inbound = this.handling.open(this.message);
		}
		return this.inbound;
	}

}
