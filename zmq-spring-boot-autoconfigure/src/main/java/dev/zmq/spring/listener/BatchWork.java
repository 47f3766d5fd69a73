package dev.zmq.spring.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

import dev.zmq.ZmqMessage;
import dev.zmq.spring.support.InboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * Handling of a batch. Messages of it are settled one by one.
 */
final class BatchWork implements Work {

	/** All that is left is at fault. */
	private static final int ALL = -1;

	private final List<ZmqMessage> messages;

	private final ZmqBatchMessageListener listener;

	private final MessageHandling handling;

	private @Nullable List<InboundMessage> left;

	private int faulty = ALL;

	BatchWork(List<ZmqMessage> messages, ZmqBatchMessageListener listener, MessageHandling handling) {
		this.messages = messages;
		this.listener = listener;
		this.handling = handling;
	}

	@Override
	public @Nullable CompletionStage<@Nullable Object> attempt() throws Exception {
		List<InboundMessage> batch = left();
		return batch.isEmpty() ? null : Work.require(this.listener.onMessages(List.copyOf(batch)));
	}

	@Override
	public void succeed(@Nullable Object result) {
		List<InboundMessage> batch = left();
		this.left = List.of();
		if (result instanceof List<?> results && results.size() == batch.size()) {
			for (int i = 0; i < batch.size(); i++) {
				this.handling.succeed(batch.get(i), results.get(i));
			}
		}
		else if (result == null) {
			batch.forEach((each) -> this.handling.succeed(each, null));
		}
		else {
			IllegalStateException mismatch = new IllegalStateException(
					"A batch of " + batch.size() + " messages has the result " + result.getClass().getName()
							+ "; return a list with one result for each message, or nothing");
			batch.forEach((each) -> this.handling.fail(each, mismatch));
		}
	}

	@Override
	public Throwable narrow(Throwable cause) {
		List<InboundMessage> batch = left();
		this.faulty = ALL;
		if (!(cause instanceof ZmqBatchException failure) || failure.getIndex() >= batch.size()) {
			return cause;
		}
		this.faulty = failure.getIndex();
		if (failure.isEarlierHandled()) {
			batch.subList(0, this.faulty).forEach((each) -> this.handling.succeed(each, null));
			this.left = List.copyOf(batch.subList(this.faulty, batch.size()));
			this.faulty = 0;
		}
		return failure.getMessageCause();
	}

	@Override
	public boolean fail(Throwable cause) {
		List<InboundMessage> rest = new ArrayList<>(left());
		if (this.faulty == ALL) {
			this.left = List.of();
			rest.forEach((each) -> this.handling.fail(each, cause));
			return false;
		}
		InboundMessage failed = rest.remove(this.faulty);
		this.left = rest;
		this.handling.fail(failed, cause);
		return !rest.isEmpty();
	}

	private List<InboundMessage> left() {
		List<InboundMessage> opened = this.left;
		if (opened == null) {
			opened = new ArrayList<>(this.messages.size());
			for (ZmqMessage message : this.messages) {
				InboundMessage inbound = this.handling.open(message);
				if (inbound != null) {
					opened.add(inbound);
				}
			}
			this.left = opened;
		}
		return opened;
	}

}
