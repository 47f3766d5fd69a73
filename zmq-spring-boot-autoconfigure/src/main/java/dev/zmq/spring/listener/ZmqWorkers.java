package dev.zmq.spring.listener;

import java.util.concurrent.Executor;

/**
 * The threads that the handlers of one container run on.
 */
public interface ZmqWorkers extends Executor {

	/**
	 * Lets the threads end when they have nothing to do any more; does not wait.
	 */
	void release();

	/**
	 * Interrupts the handlers that still run when the container's shutdown timeout is
	 * over. Does nothing by default.
	 */
	default void interrupt() {
	}

	/**
	 * Makes workers of platform threads: one per message that may be handled at a time.
	 * If that is one only, it is the receiving thread itself, so that no message changes
	 * threads.
	 * @param listenerId the id of the listener, for the names of the threads
	 * @param concurrency how many messages are handled at a time
	 * @return the workers
	 */
	static ZmqWorkers platform(String listenerId, int concurrency) {
		return (concurrency == 1) ? new InlineWorkers() : new PooledWorkers(listenerId, concurrency);
	}

	/**
	 * Makes workers of virtual threads: a new one for each message.
	 * @param listenerId the id of the listener, for the names of the threads
	 * @return the workers
	 */
	static ZmqWorkers virtual(String listenerId) {
		return virtual(listenerId, Integer.MAX_VALUE);
	}

	/**
	 * Makes workers of virtual threads: a new one for each message, as long as there are
	 * not too many.
	 * @param listenerId the id of the listener, for the names of the threads
	 * @param concurrency how many messages are handled at a time
	 * @return the workers
	 */
	static ZmqWorkers virtual(String listenerId, int concurrency) {
		return new VirtualWorkers(listenerId, concurrency);
	}

	/**
	 * Makes the workers of a container.
	 */
	@FunctionalInterface
	interface Factory {

		/**
		 * Makes workers.
		 * @param listenerId the id of the listener, for the names of the threads
		 * @param concurrency how many messages are handled at a time
		 * @return the workers
		 */
		ZmqWorkers create(String listenerId, int concurrency);

	}

}
