package dev.zmq.internal.engine;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.zmq.monitor.EventSubscription;
import dev.zmq.monitor.SocketEvent;
import org.jspecify.annotations.Nullable;

/**
 * Hands the events of one socket to its listeners, in order, on the callback executor.
 * Publishing never blocks: a listener that is far behind loses events, which it is told.
 * Thread-safe.
 */
final class Monitor {

	private static final int MAX_BEHIND = 10_000;

	private final Executor executor;

	private final Consumer<Throwable> faults;

	private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

	Monitor(Executor executor, Consumer<Throwable> faults) {
		this.executor = executor;
		this.faults = faults;
	}

	EventSubscription subscribe(Consumer<? super SocketEvent> listener) {
		Subscriber subscriber = new Subscriber(listener);
		this.subscribers.add(subscriber);
		return () -> this.subscribers.remove(subscriber);
	}

	/**
	 * Tells whether anybody would hear of an event; for those that are made often, or
	 * cost something to make.
	 */
	boolean isHeard() {
		return !this.subscribers.isEmpty();
	}

	void publish(SocketEvent event) {
		for (Subscriber subscriber : this.subscribers) {
			subscriber.offer(event);
		}
	}

	/**
	 * Tells all listeners that nothing more comes, and forgets them.
	 */
	void stop() {
		publish(new SocketEvent.MonitorStopped());
		this.subscribers.clear();
	}

	/** One listener and what it has not heard yet. */
	private final class Subscriber implements Runnable {

		private final Consumer<? super SocketEvent> listener;

		private final ConcurrentLinkedQueue<SocketEvent> events = new ConcurrentLinkedQueue<>();

		private final AtomicInteger behind = new AtomicInteger();

		private final AtomicLong lost = new AtomicLong();

		/** Touched by the one thread at a time that runs this. */
		private boolean stopped;

		Subscriber(Consumer<? super SocketEvent> listener) {
			this.listener = listener;
		}

		void offer(SocketEvent event) {
			// the last event comes only once, and always
			if (this.behind.get() >= MAX_BEHIND && !(event instanceof SocketEvent.MonitorStopped)) {
				this.lost.incrementAndGet();
				return;
			}
			this.events.add(event);
			if (this.behind.getAndIncrement() == 0) {
				try {
					Monitor.this.executor.execute(this);
				}
				catch (RuntimeException | Error ex) {
					// such as for want of threads: what is reported must not suffer
					lose();
					Monitor.this.faults.accept(ex);
				}
			}
		}

		private void lose() {
			int todo = this.behind.get();
			while (todo > 0) {
				for (int i = 0; i < todo; i++) {
					this.events.poll();
				}
				this.lost.addAndGet(todo);
				todo = this.behind.addAndGet(-todo);
			}
		}

		@Override
		public void run() {
			int todo = this.behind.get();
			while (todo > 0) {
				for (int i = 0; i < todo; i++) {
					hear(this.events.poll());
				}
				todo = this.behind.addAndGet(-todo);
			}
			tellLost();
		}

		private void tellLost() {
			long missed = this.lost.getAndSet(0);
			if (missed > 0) {
				hear(new SocketEvent.EventsLost(missed));
			}
		}

		private void hear(@Nullable SocketEvent event) {
			if (event == null || this.stopped) {
				return;
			}
			if (event instanceof SocketEvent.MonitorStopped) {
				tellLost();
				this.stopped = true;
			}
			try {
				this.listener.accept(event);
			}
			catch (RuntimeException | Error ex) {
				Monitor.this.faults.accept(ex);
			}
		}

	}

}
