package dev.zmq.spring.listener;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * Handlers run on virtual threads: a new one for each message, unless there are as many
 * as may be; these go on with the messages that have come meanwhile.
 */
final class VirtualWorkers implements ZmqWorkers {

	private final VirtualThreadTaskExecutor executor;

	private final int concurrency;

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicInteger running = new AtomicInteger();

	private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

	VirtualWorkers(String listenerId, int concurrency) {
		this.executor = new VirtualThreadTaskExecutor("zmq-" + listenerId + "-");
		this.concurrency = concurrency;
	}

	@Override
	public void execute(Runnable task) {
		this.tasks.add(task);
		try {
			startIfNeeded();
		}
		catch (RuntimeException | Error ex) {
			if (this.tasks.remove(task)) {
				throw ex;
			}
		}
	}

	/** Whoever ends looks once more, so that no task is left behind. */
	private void startIfNeeded() {
		while (!this.tasks.isEmpty()) {
			int count = this.running.get();
			if (count >= this.concurrency) {
				return;
			}
			if (this.running.compareAndSet(count, count + 1)) {
				startThread();
				return;
			}
		}
	}

	private void startThread() {
		boolean started = false;
		try {
			this.executor.execute(this::runTasks);
			started = true;
		}
		finally {
			if (!started) {
				this.running.decrementAndGet();
			}
		}
	}

	private void runTasks() {
		Thread thread = Thread.currentThread();
		this.threads.add(thread);
		try {
			@Nullable Runnable task = this.tasks.poll();
			while (task != null) {
				task.run();
				task = this.tasks.poll();
			}
		}
		finally {
			this.threads.remove(thread);
			this.running.decrementAndGet();
			startIfNeeded();
		}
	}

	@Override
	public void release() {
		// virtual threads end with their messages
	}

	@Override
	public void interrupt() {
		this.threads.forEach(Thread::interrupt);
	}

}
