package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Everything between one start of a container and the next stop. What is handled when
 * that ends without it is done on its own. Thread-safe.
 */
final class Run {

	private static final Log logger = LogFactory.getLog(Run.class);

	private final ReceiveLoop loop;

	private final InFlight inFlight;

	private final ZmqWorkers workers;

	private final Retrier retrier;

	private final Jobs jobs;

	private final Intake intake;

	/**
	 * Creates a run.
	 * @param properties how the container receives
	 * @param loop receives
	 * @param inFlight counts what is in flight
	 * @param workers run handlers
	 * @param intake makes the intake, for where its jobs run
	 */
	Run(ZmqContainerProperties properties, ReceiveLoop loop, InFlight inFlight, ZmqWorkers workers,
			Function<Jobs, Intake> intake) {
		this.loop = loop;
		this.inFlight = inFlight;
		this.workers = workers;
		this.retrier = new Retrier(properties.id(), properties.retry());
		// one at a time is done by the thread that receives
		this.jobs = new Jobs(properties.id(), this.retrier, (workers instanceof InlineWorkers) ? loop : workers);
		this.intake = intake.apply(this.jobs);
	}

	ReceiveLoop loop() {
		return this.loop;
	}

	boolean isHandlerThread() {
		return this.jobs.isHandlerThread();
	}

	void start() {
		this.loop.start(this.intake);
	}

	/**
	 * Receives nothing any more, and waits for what is in flight, without waiting for
	 * other attempts. Handlers that take longer are interrupted.
	 * @param timeout how long to wait
	 */
	void stop(Duration timeout) {
		boolean complete = false;
		try {
			this.loop.stop();
			this.retrier.stop();
			complete = awaitEnd(timeout);
		}
		finally {
			if (!complete) {
				abandon(timeout);
			}
			this.workers.release();
		}
	}

	private boolean awaitEnd(Duration timeout) {
		try {
			long deadline = System.nanoTime() + Nanos.of(timeout);
			return this.loop.awaitEnd(deadline - System.nanoTime())
					&& this.inFlight.awaitNone(deadline - System.nanoTime());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void abandon(Duration timeout) {
		logger.warn("Listener '" + this.jobs.listenerId() + "' is stopped while messages are still being handled after "
				+ timeout.toMillis() + " ms; their handlers are interrupted");
		this.jobs.abandon();
		this.loop.interrupt();
		this.workers.interrupt();
	}

}
