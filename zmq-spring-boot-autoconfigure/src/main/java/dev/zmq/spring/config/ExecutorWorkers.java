package dev.zmq.spring.config;

import java.util.concurrent.Executor;

import dev.zmq.spring.listener.ZmqWorkers;

/**
 * Handlers run on an executor of the application, which outlives the container.
 *
 * @param executor the executor
 */
record ExecutorWorkers(Executor executor) implements ZmqWorkers {

	@Override
	public void execute(Runnable task) {
		this.executor.execute(task);
	}

	@Override
	public void release() {
		// whoever has made the executor ends it
	}

}
