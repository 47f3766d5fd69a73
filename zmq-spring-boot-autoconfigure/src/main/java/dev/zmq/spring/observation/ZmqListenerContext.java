package dev.zmq.spring.observation;

import java.util.List;
import java.util.Map;

import dev.zmq.option.SocketType;
import dev.zmq.spring.listener.ZmqListenerInfo;
import dev.zmq.spring.support.InboundMessage;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;

/**
 * Messages that are being handled: one, or a batch. The trace of a single message goes on
 * from what its headers say; a batch, whose messages may be of many traces, begins a new
 * one. A listener on a REP or ROUTER is a server, others are consumers.
 */
public final class ZmqListenerContext extends ReceiverContext<Map<String, Object>> {

	private final ZmqListenerInfo listener;

	private final List<InboundMessage> messages;

	private final boolean batch;

	ZmqListenerContext(ZmqListenerInfo listener, List<InboundMessage> messages, boolean batch, boolean propagate) {
		super((carrier, key) -> (carrier.get(key) instanceof String text) ? text : null, kind(listener, batch));
		this.listener = listener;
		this.messages = messages;
		this.batch = batch;
		Map<String, Object> headers = (propagate && !batch) ? messages.get(0).headers() : null;
		setCarrier((headers != null) ? headers : Map.of());
	}

	private static Kind kind(ZmqListenerInfo listener, boolean batch) {
		boolean replies = listener.type() == SocketType.REP || listener.type() == SocketType.ROUTER;
		return (replies && !batch) ? Kind.SERVER : Kind.CONSUMER;
	}

	/**
	 * Returns who listens.
	 * @return the listener
	 */
	public ZmqListenerInfo getListener() {
		return this.listener;
	}

	/**
	 * Returns the messages.
	 * @return one, or those of the batch
	 */
	public List<InboundMessage> getMessages() {
		return this.messages;
	}

	/**
	 * Tells whether the listener takes batches.
	 * @return whether it does, also if the batch has only one message
	 */
	public boolean isBatch() {
		return this.batch;
	}

}
