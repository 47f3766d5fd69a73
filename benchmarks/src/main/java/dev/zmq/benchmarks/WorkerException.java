package dev.zmq.benchmarks;

/**
 * A worker did not do what it was asked for.
 */
final class WorkerException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	WorkerException(String message) {
		super(message);
	}

	WorkerException(String message, Throwable cause) {
		super(message, cause);
	}

}
