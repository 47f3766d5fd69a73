package dev.zmq.spring.listener;

import java.time.Duration;

/**
 * How messages are collected into batches.
 *
 * @param size a batch is given to the listener when it has as many messages
 * @param timeout or when as much time has passed since its first message; zero takes only
 * what is there already
 */
public record BatchSettings(int size, Duration timeout) {

	/**
	 * Checks the values.
	 * @throws IllegalArgumentException if the size is less than 1, or the timeout is
	 * negative
	 */
	public BatchSettings {
		if (size < 1) {
			throw new IllegalArgumentException(
					"A batch cannot have " + size + " messages; give a batch size of at least 1");
		}
		if (timeout.isNegative()) {
			throw new IllegalArgumentException(
					"A batch cannot wait " + timeout + " for messages; give a batch timeout of zero or more");
		}
	}

}
