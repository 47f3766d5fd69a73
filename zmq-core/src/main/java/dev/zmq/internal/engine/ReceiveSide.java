package dev.zmq.internal.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.Consumer;

import dev.zmq.FrameLending;
import dev.zmq.ZmqMessage;
import dev.zmq.exception.MessageTooLargeException;
import dev.zmq.internal.pattern.Pattern;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.internal.pipe.PipeStack;
import dev.zmq.internal.reactor.Reactor;
import dev.zmq.internal.wire.Borrowing;
import dev.zmq.monitor.Traffic;
import org.jspecify.annotations.Nullable;

/**
 * The receiving half of a socket: its lock, the pipes that something has arrived on, and
 * those who wait to receive. Nobody waits while holding the lock.
 */
final class ReceiveSide {

	private final SideLock lock;

	private final Pattern pattern;

	private final Gate gate;

	private final PipeStack readable = new PipeStack();

	private final WaitQueue waiters;

	private final @Nullable WaitQueue answering;

	private final Consumer<Pipe> onReadable;

	private final Borrowing borrowing;

	/** Messages that did not fit where they were to go; null while there are none. */
	private @Nullable ArrayDeque<ZmqMessage> kept;

	private final SideCall call;

	/**
	 * Creates the receiving half.
	 * @param borrowing where to note that messages are borrowed
	 * @param waiters who waits to receive
	 * @param answering who waits for something to be received, so that it is the other
	 * side's turn; null if the sides do not take turns
	 */
	ReceiveSide(SideLock lock, Pattern pattern, Gate gate, Borrowing borrowing, WaitQueue waiters,
			@Nullable WaitQueue answering) {
		this.borrowing = borrowing;
		this.waiters = waiters;
		this.answering = answering;
		this.lock = lock;
		this.call = SideCall.create(lock);
		this.pattern = pattern;
		this.gate = gate;
		this.onReadable = pattern::readable;
	}

	@Nullable ZmqMessage tryReceive() {
		ZmqMessage message = take();
		return (message == null || message.hasArrays()) ? message : FrameLending.own(message);
	}

	/** Takes the next message, whose storage may be used again. */
	private @Nullable ZmqMessage take() {
		ZmqMessage message;
		this.lock.lock();
		try {
			this.gate.requireOpen();
			drain();
			this.call.begin();
			message = (this.kept != null) ? takeKept() : this.pattern.tryReceive();
			if (message != null) {
				this.call.count(1, message.length());
			}
		}
		finally {
			Reactor reactor = this.call.end();
			this.lock.unlock();
			if (reactor != null && !reactor.pass()) {
				reactor.rouse();
			}
		}
		if (message != null && this.answering != null) {
			this.answering.signal();
		}
		return message;
	}

	@Nullable ZmqMessage receive(long timeoutNanos) {
		ZmqMessage message = borrow(timeoutNanos);
		return (message == null || message.hasArrays()) ? message : FrameLending.own(message);
	}

	private @Nullable ZmqMessage borrow(long timeoutNanos) {
		ZmqMessage message = take();
		if (message != null || timeoutNanos == 0) {
			return message;
		}
		Attempt attempt = new Attempt();
		this.waiters.await(attempt::succeeds, timeoutNanos);
		return attempt.message;
	}

	/**
	 * Lends the next message to an action.
	 * @return false if the time is over
	 */
	boolean receive(Consumer<? super ZmqMessage> action, long timeoutNanos) {
		this.borrowing.begin();
		ZmqMessage message = borrow(timeoutNanos);
		if (message == null) {
			return false;
		}
		try {
			action.accept(message);
			return true;
		}
		finally {
			FrameLending.recycle(message);
		}
	}

	/**
	 * Copies the next message into a buffer, or keeps it for the next receive.
	 * @return how many bytes, −1 if the time is over
	 */
	int receive(ByteBuffer target, long timeoutNanos) {
		this.borrowing.begin();
		ZmqMessage message = borrow(timeoutNanos);
		if (message == null) {
			return -1;
		}
		int count = -1;
		try {
			count = FrameLending.copy(message, target);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A received frame cannot be read; its message stays to be received", ex);
		}
		finally {
			if (count < 0) {
				keep(message);
			}
			else {
				FrameLending.recycle(message);
			}
		}
		if (count < 0) {
			throw new MessageTooLargeException("The message has " + message.size() + " frames and " + message.length()
					+ " bytes, but the buffer takes one frame and has room for " + target.remaining()
					+ "; it stays to be received, by receive() or into a larger buffer");
		}
		return count;
	}

	private ZmqMessage takeKept() {
		ArrayDeque<ZmqMessage> waiting = Objects.requireNonNull(this.kept);
		ZmqMessage message = waiting.removeFirst();
		if (waiting.isEmpty()) {
			this.kept = null;
		}
		return message;
	}

	/** Puts a message back that could not be handed over. */
	private void keep(ZmqMessage message) {
		this.lock.lock();
		try {
			this.call.count(-1, -message.length());
			ArrayDeque<ZmqMessage> waiting = this.kept;
			if (waiting == null) {
				waiting = new ArrayDeque<>(1);
				this.kept = waiting;
			}
			waiting.addFirst(message);
		}
		finally {
			this.lock.unlock();
		}
		this.waiters.signal();
	}

	boolean ready() {
		this.lock.lock();
		try {
			drain();
			return this.kept != null || this.pattern.canReceive();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A connection that was held up has room again; on the thread that has made it. A
	 * caller may read on itself, but not before it has released the lock.
	 * @param resume reads on, in a turn of the reactor
	 */
	void resuming(Reactor reactor, Runnable resume) {
		this.call.hand(reactor, resume);
	}

	private void drain() {
		if (!this.readable.isEmpty()) {
			this.readable.drain(this.onReadable);
		}
	}

	/**
	 * Something arrived on a pipe that was empty; on any thread.
	 */
	void readable(Pipe pipe) {
		this.readable.push(pipe.readableEntry());
		this.waiters.signal();
	}

	/**
	 * Forgets pipes that have ended, in case that the application never receives.
	 */
	void sweep() {
		if (!this.readable.isEmpty()) {
			ready();
		}
	}

	/**
	 * Gives up what nobody receives any more, as far as there is something to give up:
	 * files of large frames.
	 */
	void discard() {
		if (this.pattern.traits().exclusive()) {
			// its turn decides what may be received; what is left is found in the end
			return;
		}
		this.lock.lock();
		try {
			drain();
			while (this.kept != null) {
				takeKept().close();
			}
			ZmqMessage message = this.pattern.tryReceive();
			while (message != null) {
				message.close();
				message = this.pattern.tryReceive();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	WaitQueue waiters() {
		return this.waiters;
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

	/** Keeps the message that an attempt got. */
	private final class Attempt {

		private @Nullable ZmqMessage message;

		boolean succeeds() {
			this.message = take();
			return this.message != null;
		}

	}

}
