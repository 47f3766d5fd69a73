package dev.zmq.internal.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

import dev.zmq.FrameLending;
import dev.zmq.ZmqContent;
import dev.zmq.internal.wire.FrameStore;
import dev.zmq.internal.wire.WireException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.LargeFrames;

/**
 * The files that large frames of one socket are received into.
 * <p>
 * Writing goes to the operating system's cache, in pieces of what one read brings, so
 * that it is done in the reactor's turn. To give a file up may take long, and is done
 * elsewhere.
 */
final class FrameFiles implements FrameStore {

	private final Path directory;

	private final LargeFrames settings;

	/** Bytes in all files of the socket. */
	private final AtomicLong used;

	private final Executor executor;

	private FrameFiles(Path directory, LargeFrames settings, AtomicLong used, Executor executor) {
		this.directory = directory;
		this.settings = settings;
		this.used = used;
		this.executor = executor;
	}

	/**
	 * Returns where large frames go.
	 * @param used counts the bytes of all files of the socket
	 * @param executor where files are given up
	 */
	static FrameStore of(LargeFrames settings, AtomicLong used, Executor executor) {
		Path directory = settings.directory();
		return (directory != null) ? new FrameFiles(directory, settings, used, executor) : NONE;
	}

	@Override
	public long longerThan() {
		return this.settings.longerThan();
	}

	@Override
	public Arrival begin() {
		try {
			return new FileArrival(FrameLending.arriving(this.directory));
		}
		catch (IOException ex) {
			throw failed(ex);
		}
	}

	private WireException failed(IOException cause) {
		return new WireException(CloseReason.STORAGE_FAILED,
				"A large frame cannot be kept in " + this.directory + " (LARGE_FRAMES): " + cause);
	}

	private void reserve(int bytes) {
		if (this.used.addAndGet(bytes) > this.settings.atMost()) {
			this.used.addAndGet(-bytes);
			throw new WireException(CloseReason.ASSEMBLY_BUDGET_EXCEEDED,
					"A large frame needs more bytes than the files of this socket may have together, which is "
							+ this.settings.atMost() + " (LARGE_FRAMES); close received frames, or allow more");
		}
	}

	/** A frame of which a part has arrived. */
	private final class FileArrival implements Arrival {

		private final FrameLending.ArrivingFile file;

		private long reserved;

		FileArrival(FrameLending.ArrivingFile file) {
			this.file = file;
		}

		@Override
		public void write(ByteBuffer bytes) {
			int count = bytes.remaining();
			reserve(count);
			this.reserved += count;
			try {
				this.file.write(bytes);
			}
			catch (IOException ex) {
				throw failed(ex);
			}
		}

		@Override
		public ZmqContent complete() {
			AtomicLong total = FrameFiles.this.used;
			long length = this.reserved;
			return this.file.complete(() -> total.addAndGet(-length), FrameFiles.this.executor);
		}

		@Override
		public void discard() {
			FrameFiles.this.executor.execute(() -> {
				this.file.discard();
				FrameFiles.this.used.addAndGet(-this.reserved);
			});
		}

	}

}
