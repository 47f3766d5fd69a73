package dev.zmq.lifecycle;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Errors of the engine itself: it survives them, and logs them.
 */
final class FaultLog extends Handler implements AutoCloseable {

	private static final Logger LOGGER = Logger.getLogger("dev.zmq");

	private final List<Throwable> faults = new CopyOnWriteArrayList<>();

	FaultLog() {
		LOGGER.addHandler(this);
	}

	@Override
	public void publish(LogRecord logged) {
		if (logged.getThrown() != null) {
			this.faults.add(logged.getThrown());
		}
	}

	List<Throwable> all() {
		return this.faults;
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
