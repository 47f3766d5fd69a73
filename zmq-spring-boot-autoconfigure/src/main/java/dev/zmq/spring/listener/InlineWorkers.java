package dev.zmq.spring.listener;

/**
 * Handlers run on the receiving thread.
 */
final class InlineWorkers implements ZmqWorkers {

	@Override
	public void execute(Runnable task) {
		task.run();
	}

	@Override
	public void release() {
		// there are no threads of its own
	}

}
