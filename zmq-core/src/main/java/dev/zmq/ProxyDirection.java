package dev.zmq;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

import dev.zmq.exception.HostUnreachableException;
import dev.zmq.exception.MessageTooLargeException;
import dev.zmq.monitor.Traffic;
import dev.zmq.option.PollEvent;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a proxy: takes messages from one socket and hands them to another.
 * <p>
 * It takes a message only when the target is ready. That can change before the message is
 * handed over (others may send on the target too, and some sockets are ready for one peer
 * but not for another); such a message is <em>held</em>, handed over by the target as
 * soon as it can, and nothing else is taken meanwhile.
 * <p>
 * Guarded by the proxy's lock.
 */
final class ProxyDirection {

	private static final int MESSAGES_PER_TURN = 1000;

	private final ZmqSocket source;

	private final ZmqSocket target;

	private final boolean inTurns;

	private final ProxyTap tap;

	private final Runnable wake;

	private long receivedMessages;

	private long receivedBytes;

	private long sentMessages;

	private long sentBytes;

	private long undeliverable;

	/** Taken from the source, and not the target's yet. */
	private @Nullable ZmqMessage held;

	/** Hands over what is held. */
	private @Nullable CompletableFuture<@Nullable Void> handover;

	ProxyDirection(ZmqSocket source, ZmqSocket target, ProxyTap tap, Runnable wake) {
		this.source = source;
		this.target = target;
		this.inTurns = source.type() == SocketType.REQ || source.type() == SocketType.REP;
		this.tap = tap;
		this.wake = wake;
	}

	/**
	 * Forwards what can be forwarded now, up to a limit, and says what it needs to go on.
	 * @param active whether to go on; asked before each message
	 * @param waiting where to say it
	 */
	void turn(BooleanSupplier active, ProxyWaiting waiting) {
		if (!settle()) {
			return;
		}
		for (int i = 0; i < MESSAGES_PER_TURN; i++) {
			if (!active.getAsBoolean()) {
				return;
			}
			if (!targetReady()) {
				waiting.want(this.target, PollEvent.SEND);
				return;
			}
			ZmqMessage message = (sourceReady()) ? this.source.tryReceive() : null;
			if (message == null) {
				waiting.want(this.source, PollEvent.RECEIVE);
				return;
			}
			if (!forward(message)) {
				return;
			}
		}
		waiting.again();
	}

	/**
	 * A socket that is both ends may become ready to send by what it receives, as a REP
	 * does.
	 */
	private boolean targetReady() {
		return this.source == this.target || this.target.isWritable();
	}

	/** To receive from a REQ or a REP when it is not its turn is an error. */
	private boolean sourceReady() {
		return !this.inTurns || this.source.isReadable();
	}

	private boolean forward(ZmqMessage message) {
		this.held = message;
		this.receivedMessages++;
		this.receivedBytes += message.length();
		this.tap.keep(message);
		try {
			if (this.target.trySend(message)) {
				sent(message);
				return true;
			}
		}
		catch (RuntimeException ex) {
			if (!isRefusal(ex)) {
				throw ex;
			}
			refused();
			return true;
		}
		CompletableFuture<@Nullable Void> future = this.target.sendAsync(message);
		this.handover = future;
		future.whenComplete((nothing, failure) -> this.wake.run());
		return settle();
	}

	private void sent(ZmqMessage message) {
		this.held = null;
		this.sentMessages++;
		this.sentBytes += message.length();
		this.tap.copy(message);
	}

	private void refused() {
		ZmqMessage message = this.held;
		if (message != null) {
			this.tap.forget(message);
			message.close();
		}
		this.held = null;
		this.undeliverable++;
	}

	/**
	 * Sees to the message that is held.
	 * @return whether none is held any more
	 */
	boolean settle() {
		CompletableFuture<@Nullable Void> future = this.handover;
		if (future == null) {
			return this.held == null;
		}
		if (!future.isDone()) {
			return false;
		}
		this.handover = null;
		settle(future);
		return true;
	}

	private void settle(CompletableFuture<@Nullable Void> done) {
		ZmqMessage message = this.held;
		try {
			done.join();
			if (message != null) {
				sent(message);
			}
		}
		catch (CompletionException ex) {
			Throwable cause = ex.getCause();
			if (isRefusal(cause)) {
				refused();
				return;
			}
			throw (cause instanceof RuntimeException failure) ? failure : ex;
		}
	}

	/**
	 * Tells whether it is this message that the target refuses: a peer must not be able
	 * to end the proxy by what it sends.
	 */
	private static boolean isRefusal(@Nullable Throwable failure) {
		return failure instanceof HostUnreachableException || failure instanceof MessageTooLargeException
				|| failure instanceof IllegalArgumentException;
	}

	/**
	 * Takes back what is held, for good.
	 * @return the message, or null if there is none
	 */
	@Nullable ZmqMessage takeBack() {
		CompletableFuture<@Nullable Void> future = this.handover;
		if (future != null) {
			// refused only while the target is just trying, which takes no time
			while (!future.cancel(false) && !future.isDone()) {
				Thread.onSpinWait();
			}
			this.handover = null;
			if (!future.isCompletedExceptionally()) {
				settle(future);
			}
		}
		ZmqMessage message = this.held;
		if (message != null) {
			this.tap.forget(message);
		}
		return message;
	}

	Traffic received() {
		return new Traffic(this.receivedMessages, this.receivedBytes);
	}

	Traffic sent() {
		return new Traffic(this.sentMessages, this.sentBytes);
	}

	long undeliverable() {
		return this.undeliverable;
	}

}
