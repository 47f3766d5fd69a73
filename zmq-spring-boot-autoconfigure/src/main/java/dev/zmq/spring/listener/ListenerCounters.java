package dev.zmq.spring.listener;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what becomes of messages, over all runs of a container. Thread-safe.
 */
final class ListenerCounters {

	private final LongAdder received = new LongAdder();

	private final LongAdder handled = new LongAdder();

	private final LongAdder failed = new LongAdder();

	private final LongAdder filtered = new LongAdder();

	private final LongAdder malformed = new LongAdder();

	private final LongAdder droppedReplies = new LongAdder();

	void received() {
		this.received.increment();
	}

	void handled() {
		this.handled.increment();
	}

	void failed() {
		this.failed.increment();
	}

	void filtered() {
		this.filtered.increment();
	}

	void malformed() {
		this.malformed.increment();
	}

	/** Returns how many there are now. */
	long droppedReply() {
		this.droppedReplies.increment();
		return this.droppedReplies.sum();
	}

	/** What is received is read last, so that it is never less than what is done. */
	ZmqListenerStatistics snapshot() {
		long handled = this.handled.sum();
		long failed = this.failed.sum();
		long filtered = this.filtered.sum();
		long malformed = this.malformed.sum();
		long received = this.received.sum();
		int inFlight = (int) (received - handled - failed - filtered - malformed);
		return new ZmqListenerStatistics(received, handled, failed, filtered, malformed, this.droppedReplies.sum(),
				inFlight);
	}

}
