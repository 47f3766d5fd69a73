package dev.zmq.internal.pipe;

import org.jctools.queues.varhandle.SpscUnboundedVarHandleArrayQueue;

/**
 * How far ahead of the consumer of a {@link Lane} the producer is, as far as the consumer
 * knows. One that keeps so close behind its producer that they share the cache lines they
 * work on makes both several times slower than one that now and then lets it get ahead.
 * For the consumer only.
 */
abstract class Sight {

	/** With fewer messages in sight, both sides work on the same cache lines. */
	private static final int CLOSE = 16;

	/** How often that may be so in a row before the consumer steps back. */
	private static final int TOLERANCE = 4;

	/** How far the producer was when the consumer last looked. */
	private long end;

	/** How often that was not far, since the consumer was idle. */
	private int closeLooks;

	private Runnable stepBack = () -> {
	};

	static Sight create() {
		return new Padded();
	}

	void stepBack(Runnable stepBack) {
		this.stepBack = stepBack;
	}

	/**
	 * Tells whether the consumer has come to the end of what it knew of.
	 * @param taken how many messages it has taken
	 */
	boolean ends(long taken) {
		return taken >= this.end;
	}

	/** Looks anew, and steps back if the producer has been close too often. */
	void look(SpscUnboundedVarHandleArrayQueue<?> messages, long taken) {
		this.end = messages.currentProducerIndex();
		if (this.end - taken >= CLOSE || ++this.closeLooks < TOLERANCE) {
			return;
		}
		this.stepBack.run();
		this.end = messages.currentProducerIndex();
		this.closeLooks = (this.end - taken >= CLOSE) ? TOLERANCE - 1 : 0;
	}

	/** The consumer rests: it does not run after the producer. */
	void rest() {
		if (this.closeLooks != 0) {
			this.closeLooks = 0;
		}
	}

	/** With two cache lines of room between these fields and what the producer reads. */
	@SuppressWarnings("unused")
	private static final class Padded extends Sight {

		private long r00, r01, r02, r03, r04, r05, r06, r07, r08, r09, r10, r11, r12, r13, r14;

	}

}
