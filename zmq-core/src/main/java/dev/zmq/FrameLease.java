package dev.zmq;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * Who holds a frame: the application, once or several times, and those on the way out.
 * Thread-safe; whatever is to run in the end runs once.
 */
final class FrameLease {

	private static final Logger LOGGER = System.getLogger("dev.zmq");

	private static final Cleaner CLEANER = Cleaner.create();

	private final Release release;

	private final Cleaner.Cleanable cleanable;

	/** How often the application holds the frame. */
	private int owned = 1;

	/** How often it is on its way. */
	private int lent;

	FrameLease(ZmqContent frame, Runnable released) {
		this.release = new Release(released);
		this.cleanable = CLEANER.register(frame, this.release);
	}

	/**
	 * Says where to run what is to run in the end, if not at once; who says so first is
	 * right.
	 */
	void executor(Executor executor) {
		if (this.release.executor == null) {
			this.release.executor = executor;
		}
	}

	synchronized void retain() {
		requireHeld();
		this.owned++;
	}

	synchronized void requireHeld() {
		if (this.owned + this.lent == 0) {
			throw new IllegalStateException(
					"The frame was released: it was sent or closed; call retain() before each further use");
		}
	}

	void close() {
		boolean last;
		synchronized (this) {
			last = this.owned == 1 && this.lent == 0;
			this.owned = Math.max(0, this.owned - 1);
		}
		if (last) {
			this.cleanable.clean();
		}
	}

	/** A send takes a hold of the application over. */
	synchronized void take() {
		if (this.owned == 0) {
			throw new IllegalStateException("The frame was sent or closed already; call retain() before each further"
					+ " send, or make a new frame");
		}
		this.owned--;
		this.lent++;
	}

	/** The send gives the hold back. */
	synchronized void giveBack() {
		this.owned++;
		this.lent--;
	}

	/** The frame is on one more way. */
	synchronized void lend() {
		this.lent++;
	}

	/** One way has ended. */
	void end() {
		boolean last;
		synchronized (this) {
			this.lent--;
			last = this.lent == 0 && this.owned == 0;
		}
		if (last) {
			this.cleanable.clean();
		}
	}

	/** What is to run in the end; does not keep the frame from being collected. */
	private static final class Release implements Runnable {

		private final Runnable action;

		private volatile @Nullable Executor executor;

		Release(Runnable action) {
			this.action = action;
		}

		@Override
		public void run() {
			Executor elsewhere = this.executor;
			if (elsewhere != null) {
				elsewhere.execute(this::act);
			}
			else {
				act();
			}
		}

		private void act() {
			try {
				this.action.run();
			}
			catch (RuntimeException ex) {
				LOGGER.log(Level.WARNING, "What was to run when a frame is released has failed", ex);
			}
		}

	}

}
