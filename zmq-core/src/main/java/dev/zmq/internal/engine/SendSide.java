package dev.zmq.internal.engine;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import dev.zmq.FrameLending;
import dev.zmq.ZmqMessage;
import dev.zmq.internal.pattern.Pattern;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.internal.pipe.PipeStack;
import dev.zmq.internal.reactor.Reactor;
import dev.zmq.monitor.SendWaits;
import dev.zmq.monitor.Traffic;
import org.jspecify.annotations.Nullable;

/**
 * The sending half of a socket: its lock, the pipes that have room again, and those who
 * wait to send. Nobody waits while holding the lock.
 */
final class SendSide {

	private final SideLock lock;

	private final Pattern pattern;

	private final Gate gate;

	private final SendTerms terms;

	private final PipeStack writable = new PipeStack();

	private final WaitQueue waiters;

	private final @Nullable WaitQueue answering;

	private final Consumer<Pipe> onWritable;

	private final Burst burst = new Burst(System.nanoTime());

	private final LongAdder waits = new LongAdder();

	private final LongAdder waitNanos = new LongAdder();

	private final SideCall call;

	/** Whether there was no room for the message, and nobody waits for that. */
	private boolean crowded;

	/**
	 * Creates the sending half.
	 * @param waiters who waits to send
	 * @param answering who waits for something to be sent, so that it is the other side's
	 * turn; null if the sides do not take turns
	 */
	SendSide(SideLock lock, Pattern pattern, Gate gate, SendTerms terms, WaitQueue waiters,
			@Nullable WaitQueue answering) {
		this.waiters = waiters;
		this.answering = answering;
		this.lock = lock;
		this.call = SideCall.create(lock);
		this.pattern = pattern;
		this.gate = gate;
		this.terms = terms;
		this.onWritable = pattern::writable;
	}

	boolean trySend(ZmqMessage message) {
		return message.hasArrays() ? attempt(message) : lent(message, 0);
	}

	/**
	 * Sends a message with frames that are no arrays, which belong to this socket if it
	 * is taken.
	 */
	private boolean lent(ZmqMessage message, long timeoutNanos) {
		ZmqMessage outgoing = this.terms.begin(message);
		boolean taken = false;
		try {
			taken = attempt(outgoing) || (timeoutNanos != 0 && await(outgoing, timeoutNanos));
			return taken;
		}
		finally {
			FrameLending.end(message, taken);
		}
	}

	private boolean attempt(ZmqMessage message) {
		long length = message.length();
		this.terms.check(length);
		Reactor reactor = null;
		boolean lost = false;
		this.lock.lock();
		try {
			this.gate.requireOpen();
			drain();
			this.call.begin();
			if (!this.pattern.trySend(message)) {
				return false;
			}
			this.call.count(1, length);
		}
		finally {
			reactor = this.call.end();
			lost = this.crowded;
			if (lost) {
				this.crowded = false;
			}
			this.lock.unlock();
			if (reactor != null) {
				prompt(reactor);
			}
		}
		if (lost) {
			this.waiters.giveWay();
		}
		if (this.answering != null) {
			this.answering.signal();
		}
		return true;
	}

	boolean send(ZmqMessage message, long timeoutNanos) {
		if (!message.hasArrays()) {
			return lent(message, timeoutNanos);
		}
		return attempt(message) || (timeoutNanos != 0 && await(message, timeoutNanos));
	}

	/** The slow way, and the only one that reads the clock. */
	private boolean await(ZmqMessage message, long timeoutNanos) {
		long begin = System.nanoTime();
		try {
			return this.waiters.await(() -> attempt(message), timeoutNanos);
		}
		finally {
			this.waits.increment();
			this.waitNanos.add(System.nanoTime() - begin);
		}
	}

	boolean ready() {
		this.lock.lock();
		try {
			drain();
			return this.pattern.canSend();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A connection that has rested has something to send; on the thread that has put it
	 * there. A caller may see to that itself, without the reactor's thread, but not
	 * before it has released the lock.
	 * @param pump sends it, in a turn of the reactor
	 */
	void departing(Reactor reactor, Runnable pump) {
		this.call.hand(reactor, pump);
	}

	/**
	 * Writes at once what is to be sent, unless messages follow each other so closely
	 * that the reactor had better write many of them together.
	 */
	private void prompt(Reactor reactor) {
		long now = System.nanoTime();
		if (this.burst.contains(now)) {
			reactor.nudge();
		}
		else if (reactor.pass()) {
			this.burst.written(now, System.nanoTime());
		}
		else {
			reactor.rouse();
		}
	}

	/**
	 * The message at hand got lost for want of room; under the lock.
	 */
	void crowded() {
		this.crowded = true;
	}

	private void drain() {
		if (!this.writable.isEmpty()) {
			this.writable.drain(this.onWritable);
		}
	}

	/**
	 * A pipe that was full has room; on any thread. Everybody looks: whether a message
	 * can be sent may depend on whom it is for, so that one waiter cannot speak for the
	 * next.
	 */
	void writable(Pipe pipe) {
		this.writable.push(pipe.writableEntry());
		this.waiters.signalAll();
	}

	WaitQueue waiters() {
		return this.waiters;
	}

	SendWaits waits() {
		return new SendWaits(this.waits.sum(), Duration.ofNanos(this.waitNanos.sum()));
	}

	Traffic traffic() {
		this.lock.lock();
		try {
			return this.call.traffic();
		}
		finally {
			this.lock.unlock();
		}
	}

}
