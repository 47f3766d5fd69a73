package dev.zmq.spring.listener;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Handlers run on a fixed number of platform threads. The queue holds no more than a
 * message that arrives while a thread returns from the one before.
 */
final class PooledWorkers implements ZmqWorkers {

	private final ThreadPoolExecutor executor;

	PooledWorkers(String listenerId, int concurrency) {
		this.executor = new ThreadPoolExecutor(concurrency, concurrency, 30, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), new CustomizableThreadFactory("zmq-" + listenerId + "-"));
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

}
