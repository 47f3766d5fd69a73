package dev.zmq.spring.listener;

import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * Handlers run on virtual threads, each message on a new one.
 */
final class VirtualWorkers implements ZmqWorkers {

	private final VirtualThreadTaskExecutor executor;

	VirtualWorkers(String listenerId) {
		this.executor = new VirtualThreadTaskExecutor("zmq-" + listenerId + "-");
	}

	@Override
	public void execute(Runnable task) {
		this.executor.execute(task);
	}

	@Override
	public void release() {
		// virtual threads end with their message
	}

}
