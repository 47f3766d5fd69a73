package dev.zmq.internal.reactor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.util.concurrent.locks.ReentrantLock;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pipe.Lane;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two callers that send over one connection while the reactor's thread selects: each
 * writes what is queued if nobody is at it.
 */
@JCStressTest
@Outcome(id = "4, 0", expect = Expect.ACCEPTABLE, desc = "all written, in the order in which they were queued")
@Outcome(id = { "0, 1", "1, 1", "2, 1", "3, 1", "4, 1" }, expect = Expect.ACCEPTABLE,
		desc = "as far as written in order, and the reactor's thread was woken for the rest")
@Outcome(id = "-1, .*", expect = Expect.FORBIDDEN, desc = "out of order, or twice")
@Outcome(expect = Expect.FORBIDDEN, desc = "something is left, and nobody knows")
@State
public class CallersInOrder {

	private static final Selector SELECTOR = open();

	private static final int MESSAGES = 2;

	private final Agenda agenda = new Agenda((fault) -> {
	});

	/** Somebody else is woken only once for all that is asked of it. */
	private volatile boolean woken;

	private final Helm helm = new Helm(Thread.currentThread(), () -> this.woken = true);

	private final Loop loop = new Loop(SELECTOR, this.agenda, this.helm);

	private final ReentrantLock sendLock = new ReentrantLock();

	private final Lane lane = new Lane(10);

	/** Guarded by the send lock. */
	private int queued;

	/** Guarded by the turn; negative after anything out of order. */
	private int written;

	public CallersInOrder() {
		this.lane.onReadable(() -> this.agenda.post(this::pump));
		this.helm.tryTake();
		this.helm.announceRest();
		this.helm.rest();
	}

	private static Selector open() {
		try {
			return Selector.open();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void pump() {
		do {
			ZmqMessage message;
			while ((message = this.lane.poll()) != null) {
				this.written = (message.frame(0)[0] == this.written) ? this.written + 1 : -1;
			}
		}
		while (!this.lane.idle());
	}

	private void send() {
		for (int i = 0; i < MESSAGES; i++) {
			this.sendLock.lock();
			try {
				this.lane.offer(ZmqMessage.of(new byte[] { (byte) this.queued++ }));
				this.lane.flush();
			}
			finally {
				this.sendLock.unlock();
			}
			if (!this.loop.pass(false)) {
				this.helm.rouse();
			}
		}
	}

	@Actor
	public void one() {
		send();
	}

	@Actor
	public void other() {
		send();
	}

	@Arbiter
	public void count(II_Result result) {
		result.r1 = this.written;
		result.r2 = this.woken ? 1 : 0;
	}

}
