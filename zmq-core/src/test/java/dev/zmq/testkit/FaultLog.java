package dev.zmq.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Errors of the engine itself, or of code that it calls: it survives them, and logs them.
 */
public final class FaultLog extends Handler implements AutoCloseable {

	private static final Logger LOGGER = Logger.getLogger("dev.zmq");

	private final List<Throwable> faults = new CopyOnWriteArrayList<>();

	/**
	 * Begins to collect.
	 */
	public FaultLog() {
		LOGGER.addHandler(this);
	}

	@Override
	public void publish(LogRecord logged) {
		if (logged.getThrown() != null) {
			this.faults.add(logged.getThrown());
		}
	}

	/**
	 * Returns what was thrown so far.
	 * @return the errors, in order
	 */
	public List<Throwable> all() {
		return List.copyOf(this.faults);
	}

	@Override
	public void flush() {
		// Nothing is held back
	}

	@Override
	public void close() {
		LOGGER.removeHandler(this);
	}

}
