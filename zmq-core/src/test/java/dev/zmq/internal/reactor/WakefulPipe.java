package dev.zmq.internal.reactor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A channel that a test makes ready.
 */
final class WakefulPipe implements AutoCloseable {

	private final Pipe pipe = Pipe.open();

	private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

	WakefulPipe() throws IOException {
		this.pipe.source().configureBlocking(false);
	}

	SelectableChannel source() {
		return this.pipe.source();
	}

	int readOps() {
		return SelectionKey.OP_READ;
	}

	Queue<Throwable> failures() {
		return this.failures;
	}

	void makeReady() throws IOException {
		this.pipe.sink().write(ByteBuffer.wrap(new byte[1]));
	}

	/**
	 * A handler that takes what has arrived, and then does something.
	 */
	ChannelHandler handler(Runnable onReady) {
		return new ChannelHandler() {

			@Override
			public void ready(int readyOps) {
				WakefulPipe.this.drain();
				onReady.run();
			}

			@Override
			public void failed(Throwable fault) {
				WakefulPipe.this.failures.add(fault);
			}

		};
	}

	void drain() {
		try {
			this.pipe.source().read(ByteBuffer.allocate(64));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.pipe.sink().close();
		this.pipe.source().close();
	}

}
