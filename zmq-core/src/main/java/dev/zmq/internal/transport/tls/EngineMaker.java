package dev.zmq.internal.transport.tls;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

import dev.zmq.internal.transport.LinkException;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * Makes one engine, in a thread that may wait; another one takes it when that is done.
 */
final class EngineMaker implements Runnable {

	private final TlsEngines engines;

	private @Nullable SSLEngine engine;

	private @Nullable Exception failure;

	EngineMaker(TlsEngines engines) {
		this.engines = engines;
	}

	@Override
	public void run() {
		try {
			SSLEngine made = this.engines.create();
			made.beginHandshake();
			this.engine = made;
		}
		catch (SSLException | RuntimeException ex) {
			this.failure = ex;
		}
	}

	/**
	 * Returns the engine.
	 * @throws LinkException if it could not be made
	 */
	SSLEngine engine() throws LinkException {
		if (this.engine == null) {
			throw new LinkException(CloseReason.TLS_FAILED,
					"TLS failed: its settings on this side cannot be used: " + this.failure, this.failure);
		}
		return this.engine;
	}

}
