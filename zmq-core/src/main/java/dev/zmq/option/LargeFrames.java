package dev.zmq.option;

import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Where large frames are received: into files, so that they may be longer than the heap,
 * and than any array; the value of {@link SocketOption#LARGE_FRAMES}. Immutable, and safe
 * to use from every thread. Not in libzmq.
 *
 * <p>
 * {@link SocketOption#MAX_MESSAGE_SIZE} goes on to hold, so that it has to be raised too.
 * Frames that CURVE or GSSAPI seal are opened in memory, and stay there.
 */
public final class LargeFrames {

	/** No frame is shorter: what has arrived until here is collected in memory. */
	public static final long SHORTEST = 64 * 1024;

	private static final long DEFAULT_LENGTH = 16L * 1024 * 1024;

	private static final long DEFAULT_TOTAL = 64L * 1024 * 1024 * 1024;

	private static final LargeFrames NONE = new LargeFrames(null, Long.MAX_VALUE, 0);

	private final @Nullable Path directory;

	private final long longerThan;

	private final long total;

	private LargeFrames(@Nullable Path directory, long longerThan, long total) {
		this.directory = directory;
		this.longerThan = longerThan;
		this.total = total;
	}

	/**
	 * Return the settings of a socket that has none: all frames are received in memory.
	 * @return the settings, always the same object
	 */
	public static LargeFrames inMemory() {
		return NONE;
	}

	/**
	 * Have frames of more than 16 MiB received into files, no more than 64 GiB at a time.
	 * @param directory where the files are made, readable for this user only, with names
	 * {@code zmq-….frame}; one of its own, since a process that is killed leaves them
	 * @return the settings
	 * @throws IllegalArgumentException if it is not a directory that can be written to
	 */
	public static LargeFrames into(Path directory) {
		if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
			throw new IllegalArgumentException("Large frames cannot be received into " + directory
					+ ": it is not a directory that this process may write to");
		}
		return new LargeFrames(directory, DEFAULT_LENGTH, DEFAULT_TOTAL);
	}

	/**
	 * Change which frames are large.
	 * @param bytes frames that are longer than this are received into files; at least
	 * {@value #SHORTEST}
	 * @return the changed settings
	 * @throws IllegalArgumentException if the number is too small
	 */
	public LargeFrames longerThan(long bytes) {
		if (bytes < SHORTEST) {
			throw new IllegalArgumentException("Frames of " + bytes
					+ " bytes are not worth a file; let those longer than " + SHORTEST + " bytes or more be");
		}
		return new LargeFrames(this.directory, bytes, this.total);
	}

	/**
	 * Change how much there may be.
	 * @param bytes how many bytes all files of a socket together may have, those of
	 * unfinished messages and those not yet closed; a peer that needs more is
	 * disconnected
	 * @return the changed settings
	 * @throws IllegalArgumentException if the number is not positive
	 */
	public LargeFrames atMost(long bytes) {
		if (bytes <= 0) {
			throw new IllegalArgumentException("All files together may have " + bytes + " bytes; allow at least 1");
		}
		return new LargeFrames(this.directory, this.longerThan, bytes);
	}

	/**
	 * Return where files are made.
	 * @return the directory, or null if all frames are received in memory
	 */
	public @Nullable Path directory() {
		return this.directory;
	}

	/**
	 * Return which frames are large.
	 * @return frames longer than this are received into files
	 */
	public long longerThan() {
		return this.longerThan;
	}

	/**
	 * Return how much there may be.
	 * @return how many bytes all files of a socket together may have
	 */
	public long atMost() {
		return this.total;
	}

	@Override
	public String toString() {
		return (this.directory == null) ? "LargeFrames[in memory]" : "LargeFrames[into " + this.directory
				+ ", longer than " + this.longerThan + ", at most " + this.total + " bytes]";
	}

}
