package dev.zmq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;

import dev.zmq.exception.MessageTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * A frame wherever it lies: in an array, in a buffer, or in a file, where it may be
 * longer than any array.
 * <p>
 * <b>Ownership.</b> A frame that is made with something to run in the end, or of a file,
 * is <em>held</em>: at first once, by whoever has made or received it. A send that takes
 * its message takes that hold over, and when all peers have been written to, or nobody
 * gets the message any more, the frame is released: its buffer may be used again, its
 * file is closed, and deleted if it was made for a frame that was received. A send that
 * fails or takes nothing leaves the hold where it was. Whoever does not send a frame
 * calls {@link #close()}; whoever sends it more than once calls {@link #retain()} before
 * each further send. A frame that is forgotten is released when the garbage collector
 * finds it. Other frames are never released and may be sent any number of times.
 * <p>
 * <b>Threads.</b> All methods may be called from any number of threads at once.
 */
public abstract sealed class ZmqContent implements AutoCloseable
		permits ArrayFrame, BufferFrame, FileFrame, PooledFrame {

	/** The longest frame that an array can hold on every virtual machine. */
	private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

	private final @Nullable FrameLease lease;

	/**
	 * Creates a frame.
	 * @param released what to run in the end, null for a frame that is not held; refers
	 * to what it releases, never to the frame
	 */
	ZmqContent(@Nullable Runnable released) {
		this.lease = (released != null) ? new FrameLease(this, released) : null;
	}

	/**
	 * Creates a frame of an array.
	 * @param frame the array, which belongs to the frame from now on
	 * @return the frame
	 */
	public static ZmqContent of(byte[] frame) {
		return new ArrayFrame(Objects.requireNonNull(frame, "frame"));
	}

	/**
	 * Creates a frame of a text in UTF-8.
	 * @param frame the text
	 * @return the frame
	 */
	public static ZmqContent of(String frame) {
		return of(frame.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Creates a frame of the bytes between a buffer's position and limit, which stay as
	 * they are. A large direct buffer is written to connections from where it lies.
	 * @param buffer the buffer, heap or direct, which belongs to the frame from now on,
	 * as arrays do
	 * @return the frame
	 */
	public static ZmqContent of(ByteBuffer buffer) {
		return BufferFrame.owned(buffer);
	}

	/**
	 * Creates a frame of the bytes between a buffer's position and limit, which stay as
	 * they are, and lends the buffer to it (libzmq: zmq_msg_init_data).
	 * @param buffer the buffer, heap or direct, not to be changed before it is released
	 * @param released called once, when the buffer may be used again: on the context's
	 * callback executor if it was sent
	 * @return the frame
	 */
	public static ZmqContent of(ByteBuffer buffer, Runnable released) {
		return new BufferFrame(buffer, Objects.requireNonNull(released, "released"));
	}

	/**
	 * Creates a frame of a whole file, which is opened now and closed when the frame is
	 * released.
	 * @param file the file, not to be changed before that
	 * @return the frame
	 * @throws IOException if the file cannot be opened
	 */
	public static ZmqContent of(Path file) throws IOException {
		return of(file, 0, Files.size(file));
	}

	/**
	 * Creates a frame of a part of a file, which is opened now and closed when the frame
	 * is released.
	 * @param file the file, not to be changed before that
	 * @param position where the frame begins, in bytes from 0
	 * @param length how many bytes it has
	 * @return the frame
	 * @throws IOException if the file cannot be opened
	 * @throws IllegalArgumentException if the file does not have these bytes
	 */
	public static ZmqContent of(Path file, long position, long length) throws IOException {
		return of(file, position, length, () -> {
		});
	}

	/**
	 * Creates a frame of a part of a file, which is opened now and closed when the frame
	 * is released.
	 * @param file the file, not to be changed before that
	 * @param position where the frame begins, in bytes from 0
	 * @param length how many bytes it has
	 * @param released called once, when the file is closed: on the context's callback
	 * executor if it was sent
	 * @return the frame
	 * @throws IOException if the file cannot be opened
	 * @throws IllegalArgumentException if the file does not have these bytes
	 */
	public static ZmqContent of(Path file, long position, long length, Runnable released) throws IOException {
		return FileFrame.open(file, position, length, Objects.requireNonNull(released, "released"));
	}

	/**
	 * Returns the bytes of the frame.
	 * @return its length in bytes
	 */
	public abstract long length();

	/**
	 * Copies bytes into a buffer, as many as it has room for.
	 * @param position where to begin, from 0
	 * @param target where to
	 * @return how many bytes, −1 if there are none from there on
	 * @throws IOException if its file cannot be read, or has become shorter
	 * @throws IllegalStateException if the frame was released
	 */
	public abstract int read(long position, ByteBuffer target) throws IOException;

	/**
	 * Returns the bytes where they are, not a copy of them.
	 * @return a read-only buffer of all bytes, not to be used after the frame was
	 * released; of a message that was lent to an action it is the same one each time
	 * @throws IllegalStateException if the frame was released
	 * @throws UnsupportedOperationException if the frame lies in a file
	 */
	public ByteBuffer view() {
		throw new UnsupportedOperationException(
				"The frame lies in a file; use read or transferTo, or bytes for a copy in memory");
	}

	/**
	 * Writes bytes into a channel, without a copy where that is possible. An interrupt
	 * ends it, as it does with channels.
	 * @param position where to begin, from 0
	 * @param count how many bytes at most
	 * @param target where to; fewer bytes are written if it is non-blocking and takes no
	 * more
	 * @return how many bytes
	 * @throws IOException if its file cannot be read, or the channel cannot be written to
	 * @throws IllegalStateException if the frame was released
	 */
	public abstract long transferTo(long position, long count, WritableByteChannel target) throws IOException;

	/**
	 * Returns the file that the frame lies in.
	 * @return the file, or null if it lies in none
	 */
	public @Nullable Path path() {
		return null;
	}

	/**
	 * Makes a file of the frame: the one that it was received into is moved, everything
	 * else is copied.
	 * @param target the file to make
	 * @throws java.nio.file.FileAlreadyExistsException if there is such a file
	 * @throws IOException if the frame cannot be read, or the file cannot be made
	 * @throws IllegalStateException if the frame was released
	 */
	public void saveTo(Path target) throws IOException {
		try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			long position = 0;
			while (position < length()) {
				position += transferTo(position, length() - position, file);
			}
		}
	}

	/**
	 * Returns the bytes: an array that belongs to the frame, if it lies in one, otherwise
	 * a copy.
	 * @return the bytes
	 * @throws MessageTooLargeException if no array can hold them; then {@link #read} and
	 * {@link #transferTo} are the way
	 * @throws UncheckedIOException if its file cannot be read
	 * @throws IllegalStateException if the frame was released
	 */
	public byte[] bytes() {
		if (length() > MAX_ARRAY) {
			throw new MessageTooLargeException(
					"The frame has " + length() + " bytes, but an array in Java holds at most " + MAX_ARRAY
							+ "; use ZmqMessage.content(index) and its read or transferTo");
		}
		return head((int) length());
	}

	/** Copies the first bytes, some at most. */
	byte[] head(int limit) {
		byte[] bytes = new byte[(int) Math.min(limit, length())];
		ByteBuffer target = ByteBuffer.wrap(bytes);
		try {
			while (target.hasRemaining()) {
				read(target.position(), target);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A frame of " + length() + " bytes cannot be read", ex);
		}
		return bytes;
	}

	/** Returns the array that is the frame, or null if there is none. */
	byte @Nullable [] array() {
		return null;
	}

	/**
	 * Holds the frame once more, so that it can be sent, or has to be closed, once more.
	 * @return this frame
	 * @throws IllegalStateException if the frame was released
	 */
	public ZmqContent retain() {
		if (this.lease != null) {
			this.lease.retain();
		}
		return this;
	}

	/**
	 * Gives up one hold of the frame, unless sends have taken all of them over; with the
	 * last one the frame is released. Does nothing to a frame that is not held.
	 */
	@Override
	public void close() {
		if (this.lease != null) {
			this.lease.close();
		}
	}

	/** Returns who holds the frame, null if that does not count. */
	@Nullable FrameLease lease() {
		return this.lease;
	}

	void requireHeld() {
		if (this.lease != null) {
			this.lease.requireHeld();
		}
	}

	/**
	 * Compares bytes, wherever they lie, but for frames in files: those are the same only
	 * if they are one.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof ZmqContent that && length() == that.length()
				&& !(other instanceof FileFrame) && Arrays.equals(bytes(), that.bytes()));
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(bytes());
	}

	/**
	 * Returns the kind of frame and its length; contents may be secret and do not show.
	 */
	@Override
	public String toString() {
		return getClass().getSimpleName() + "[" + length() + " bytes]";
	}

}
