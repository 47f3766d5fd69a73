package dev.zmq.spring.listener;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Handlers run on a fixed number of platform threads. The queue holds what may be in
 * flight beyond them.
 */
final class PooledWorkers implements ZmqWorkers {

	private final ThreadPoolExecutor executor;

	private final CustomizableThreadFactory threads;

	PooledWorkers(String listenerId, int concurrency) {
		this.threads = new CustomizableThreadFactory("zmq-" + listenerId + "-");
		this.threads.setThreadGroupName("zmq-" + listenerId);
		this.executor = new ThreadPoolExecutor(concurrency, concurrency, 30, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), this.threads);
		this.executor.allowCoreThreadTimeOut(true);
	}

	@Override
	public void execute(Runnable task) {
		this.executor.execute(task);
	}

	@Override
	public void release() {
		this.executor.shutdown();
	}

	@Override
	public void interrupt() {
		ThreadGroup group = this.threads.getThreadGroup();
		if (group != null) {
			group.interrupt();
		}
	}

}
