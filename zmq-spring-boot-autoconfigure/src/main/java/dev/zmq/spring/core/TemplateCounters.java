package dev.zmq.spring.core;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what a template does. Thread-safe.
 *
 * @param sent messages
 * @param dropped messages
 * @param timedOut messages
 * @param pendingSends at present
 * @param requests begun
 * @param pendingRequests at present
 * @param replies what went wrong with replies
 */
record TemplateCounters(LongAdder sent, LongAdder dropped, LongAdder timedOut, AtomicInteger pendingSends,
		LongAdder requests, AtomicInteger pendingRequests, Replies replies) {

	TemplateCounters() {
		this(new LongAdder(), new LongAdder(), new LongAdder(), new AtomicInteger(), new LongAdder(),
				new AtomicInteger(), new Replies(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder()));
	}

	ZmqTemplateStatistics snapshot() {
		return new ZmqTemplateStatistics(this.sent.sum(), this.dropped.sum(), this.timedOut.sum(),
				this.pendingSends.get(), this.requests.sum(), this.pendingRequests.get(), this.replies.retries.sum(),
				this.replies.late.sum(), this.replies.malformed.sum(), this.replies.timeouts.sum());
	}

	/** What went wrong with replies. */
	record Replies(LongAdder retries, LongAdder late, LongAdder malformed, LongAdder timeouts) {
	}

}
