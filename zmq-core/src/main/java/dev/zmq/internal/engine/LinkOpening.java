package dev.zmq.internal.engine;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.concurrent.Executor;

import dev.zmq.internal.reactor.BufferPool;
import dev.zmq.internal.reactor.Registration;
import dev.zmq.internal.transport.Link;

/**
 * Brings a connection's link to where bytes flow: sees to it that it is called when it
 * can go on, and has done elsewhere what takes long. For the reactor's thread only.
 */
final class LinkOpening {

	private final Link link;

	private final BufferPool buffers;

	private final Executor workers;

	private boolean open;

	private boolean working;

	/** Read by workers, who need not begin for a connection that is gone. */
	private volatile boolean closed;

	LinkOpening(Link link, BufferPool buffers, Executor workers) {
		this.link = link;
		this.buffers = buffers;
		this.workers = workers;
	}

	/**
	 * Goes on.
	 * @param worked to be run by any thread, when it should go on because work is done
	 * @return whether bytes can flow now
	 */
	boolean proceed(Registration registration, Runnable worked) throws IOException {
		if (this.working) {
			return false;
		}
		switch (this.link.open(this.buffers)) {
			case OPEN -> {
				this.open = true;
				registration.interest(SelectionKey.OP_READ);
			}
			case WANTS_READ -> registration.interest(SelectionKey.OP_READ);
			case WANTS_WRITE -> registration.interest(SelectionKey.OP_WRITE);
			case WANTS_WORK -> {
				registration.interest(0);
				this.working = true;
				Runnable work = this.link.work();
				this.workers.execute(() -> work(work, worked));
			}
		}
		return this.open;
	}

	private void work(Runnable work, Runnable worked) {
		try {
			if (!this.closed) {
				work.run();
			}
		}
		finally {
			worked.run();
		}
	}

	/**
	 * Notes that work is done; before {@link #proceed}.
	 */
	void worked() {
		this.working = false;
	}

	boolean isOpen() {
		return this.open;
	}

	void close() {
		this.closed = true;
	}

}
