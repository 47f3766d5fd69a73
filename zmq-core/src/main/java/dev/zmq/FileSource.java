package dev.zmq;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * An open file that frames lie in. Thread-safe.
 * <p>
 * It is read through an asynchronous channel that does all work in the calling thread:
 * unlike a {@link FileChannel} that is not closed when a thread is interrupted that
 * happens to do the work of an I/O thread. Only what goes from the file to a channel
 * without a copy needs a {@code FileChannel}, which is opened when it is first asked for.
 */
final class FileSource {

	private static final ExecutorService CALLER = new CallingThread();

	private static final int COPY_SIZE = 64 * 1024;

	private final AsynchronousFileChannel channel;

	/** What tells the file from others that take its path; null if nothing does. */
	private final @Nullable Object key;

	/** Whether the file is to be deleted in the end. */
	private boolean temporary;

	private volatile Path path;

	private @Nullable FileChannel transfers;

	private FileSource(Path path, AsynchronousFileChannel channel, boolean temporary) throws IOException {
		this.path = path;
		this.channel = channel;
		this.temporary = temporary;
		this.key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
	}

	/** Opens a file of the application. */
	static FileSource open(Path path) throws IOException {
		AsynchronousFileChannel channel = AsynchronousFileChannel.open(path, Set.of(StandardOpenOption.READ), CALLER);
		return closingOnFailure(path, channel, false);
	}

	/** Makes a file of the library's own, which only this user can read. */
	static FileSource create(Path directory) throws IOException {
		Path path = Files.createTempFile(directory, "zmq-", ".frame");
		boolean opened = false;
		try {
			AsynchronousFileChannel channel = AsynchronousFileChannel.open(path,
					Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE), CALLER);
			FileSource source = closingOnFailure(path, channel, true);
			opened = true;
			return source;
		}
		finally {
			if (!opened) {
				Files.deleteIfExists(path);
			}
		}
	}

	private static FileSource closingOnFailure(Path path, AsynchronousFileChannel channel, boolean temporary)
			throws IOException {
		boolean done = false;
		try {
			FileSource source = new FileSource(path, channel, temporary);
			done = true;
			return source;
		}
		finally {
			if (!done) {
				channel.close();
			}
		}
	}

	Path path() {
		return this.path;
	}

	long size() throws IOException {
		return this.channel.size();
	}

	int read(long position, ByteBuffer target) throws IOException {
		return result(this.channel.read(target, position));
	}

	void write(long position, ByteBuffer source) throws IOException {
		long at = position;
		while (source.hasRemaining()) {
			at += result(this.channel.write(source, at));
		}
	}

	/** What was done in the calling thread is done already. */
	private static int result(Future<Integer> done) throws IOException {
		try {
			return done.get();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof IOException failure) ? failure : new IOException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("The thread was interrupted");
		}
	}

	/**
	 * Has the operating system move bytes from the file into a channel, if it can.
	 * @return how many bytes, −1 if it cannot
	 */
	long transfer(long position, long count, WritableByteChannel target) throws IOException {
		FileChannel source = transfers();
		return (source != null) ? source.transferTo(position, count, target) : -1;
	}

	private synchronized @Nullable FileChannel transfers() throws IOException {
		FileChannel known = this.transfers;
		if (known != null && known.isOpen()) {
			return known;
		}
		if (this.key == null || !this.channel.isOpen()) {
			return null;
		}
		FileChannel opened = openAgain();
		this.transfers = opened;
		return opened;
	}

	/** The path may be another file's by now, or nobody's. */
	private @Nullable FileChannel openAgain() throws IOException {
		if (!Files.exists(this.path)) {
			return null;
		}
		FileChannel opened = FileChannel.open(this.path, StandardOpenOption.READ);
		if (Objects.equals(Files.readAttributes(this.path, BasicFileAttributes.class).fileKey(), this.key)) {
			return opened;
		}
		opened.close();
		return null;
	}

	/** Copies bytes into a channel, as many as it takes. */
	long copy(long position, long count, WritableByteChannel target) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(COPY_SIZE, count));
		long done = 0;
		while (done < count) {
			buffer.clear().limit((int) Math.min(buffer.capacity(), count - done));
			if (read(position + done, buffer) <= 0) {
				break;
			}
			buffer.flip();
			int wanted = buffer.remaining();
			int written = target.write(buffer);
			done += written;
			if (written < wanted) {
				break;
			}
		}
		return done;
	}

	/**
	 * Gives a temporary file a place and a name of the application's.
	 * @return false if the file was not temporary
	 */
	synchronized boolean moveTo(Path target) throws IOException {
		if (!this.temporary) {
			return false;
		}
		if (!this.channel.isOpen()) {
			throw new ClosedChannelException();
		}
		Files.move(this.path, target);
		this.path = target;
		this.temporary = false;
		return true;
	}

	/**
	 * Closes the file, and deletes it if it is temporary.
	 */
	synchronized void close() {
		quietly(this.channel::close);
		FileChannel opened = this.transfers;
		if (opened != null) {
			quietly(opened::close);
		}
		if (this.temporary) {
			quietly(() -> Files.deleteIfExists(this.path));
		}
	}

	private static void quietly(Step step) {
		try {
			step.run();
		}
		catch (IOException ex) {
			System.getLogger("dev.zmq").log(System.Logger.Level.WARNING, "A file of a frame could not be given up", ex);
		}
	}

	/** A step of giving up. */
	@FunctionalInterface
	private interface Step {

		void run() throws IOException;

	}

	/** Runs tasks where they come from. */
	private static final class CallingThread extends AbstractExecutorService {

		@Override
		public void execute(Runnable task) {
			task.run();
		}

		@Override
		public void shutdown() {
			// there is no thread to end
		}

		@Override
		public List<Runnable> shutdownNow() {
			return List.of();
		}

		@Override
		public boolean isShutdown() {
			return false;
		}

		@Override
		public boolean isTerminated() {
			return false;
		}

		@Override
		public boolean awaitTermination(long timeout, TimeUnit unit) {
			return false;
		}

	}

}
