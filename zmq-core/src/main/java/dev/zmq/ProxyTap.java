package dev.zmq;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import dev.zmq.exception.ZmqException;
import org.jspecify.annotations.Nullable;

/**
 * Copies what a proxy has forwarded to its capture socket, if there is one. Never waits
 * and never fails: whoever listens must not hold up those who talk.
 * <p>
 * Guarded by the proxy's lock.
 */
final class ProxyTap {

	private static final Logger LOGGER = System.getLogger("dev.zmq");

	private final @Nullable ZmqSocket capture;

	private long captured;

	private long lost;

	private boolean failed;

	ProxyTap(@Nullable ZmqSocket capture) {
		this.capture = capture;
	}

	/**
	 * Keeps a message that is going to be forwarded; {@link #copy} or {@link #forget} has
	 * to follow.
	 */
	void keep(ZmqMessage message) {
		if (this.capture != null) {
			message.retain();
		}
	}

	/** Lets go of a message that is not forwarded. */
	void forget(ZmqMessage message) {
		if (this.capture != null) {
			message.close();
		}
	}

	void copy(ZmqMessage message) {
		if (this.capture == null) {
			return;
		}
		if (taken(this.capture, message)) {
			this.captured++;
		}
		else {
			this.lost++;
			message.close();
		}
	}

	private boolean taken(ZmqSocket socket, ZmqMessage message) {
		try {
			return socket.trySend(message);
		}
		catch (ZmqException ex) {
			if (!this.failed) {
				this.failed = true;
				LOGGER.log(Level.WARNING, "The capture socket of a proxy refuses messages; the proxy goes on"
						+ " without it and counts what is missing", ex);
			}
			return false;
		}
	}

	long captured() {
		return this.captured;
	}

	long lost() {
		return this.lost;
	}

}
