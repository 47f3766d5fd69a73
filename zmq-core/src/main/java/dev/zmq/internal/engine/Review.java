package dev.zmq.internal.engine;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import dev.zmq.security.AccessReview;

/**
 * Has peers that are in judged again, a limited number of them at a time, so that many
 * peers cost the one who judges no more than some. Thread-safe.
 */
final class Review {

	/** Each may take up a thread, and a place in the queue of a handler of ZAP. */
	static final int AT_ONCE = 64;

	/** What has become of a peer. */
	enum Outcome {

		/** It may stay, or a later question decides. */
		KEPT,

		/** It has to go. */
		REVOKED,

		/** It is not there any more. */
		GONE

	}

	private final Executor executor;

	private final Consumer<Review> over;

	private final CompletableFuture<AccessReview> result = new CompletableFuture<>();

	private final Queue<Peer> waiting;

	private final int[] outcomes = new int[Outcome.values().length];

	private int underWay;

	private boolean ended;

	/**
	 * Creates the review.
	 * @param peers those to ask about
	 * @param executor where the result is told
	 * @param over hears when it is over
	 */
	Review(List<Peer> peers, Executor executor, Consumer<Review> over) {
		this.waiting = new ArrayDeque<>(peers);
		this.executor = executor;
		this.over = over;
	}

	CompletableFuture<AccessReview> result() {
		return this.result;
	}

	/**
	 * Begins; what becomes of a peer is heard later, never within this call.
	 */
	void start() {
		for (int i = 0; i < AT_ONCE; i++) {
			next();
		}
		finish();
	}

	private void next() {
		Peer peer;
		synchronized (this) {
			peer = this.waiting.poll();
			if (peer == null) {
				return;
			}
			this.underWay++;
		}
		peer.judgeAgain(this::judged);
	}

	private void judged(Outcome outcome) {
		synchronized (this) {
			this.outcomes[outcome.ordinal()]++;
			this.underWay--;
		}
		next();
		finish();
	}

	private void finish() {
		synchronized (this) {
			if (this.ended || this.underWay > 0 || !this.waiting.isEmpty()) {
				return;
			}
			this.ended = true;
		}
		this.over.accept(this);
		this.executor.execute(this::tell);
	}

	/**
	 * Tells the result as far as there is one, since the context is closed.
	 */
	void abandon() {
		synchronized (this) {
			this.waiting.clear();
			this.ended = true;
		}
		tell();
	}

	private void tell() {
		AccessReview known;
		synchronized (this) {
			known = new AccessReview(this.outcomes[Outcome.KEPT.ordinal()], this.outcomes[Outcome.REVOKED.ordinal()],
					this.outcomes[Outcome.GONE.ordinal()]);
		}
		this.result.complete(known);
	}

}
