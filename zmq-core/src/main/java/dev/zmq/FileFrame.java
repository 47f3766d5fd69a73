package dev.zmq;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A frame that lies in a file.
 */
final class FileFrame extends ZmqContent {

	private final FileSource source;

	private final long offset;

	private final long length;

	/** The frame that this one borrows the file from, so that it is not forgotten. */
	@SuppressWarnings("unused")
	private final @Nullable FileFrame lender;

	private FileFrame(FileSource source, long offset, long length, Runnable released, @Nullable FileFrame lender) {
		super(released);
		this.source = source;
		this.offset = offset;
		this.length = length;
		this.lender = lender;
	}

	/**
	 * Makes a frame of a part of an open file, which it closes in the end.
	 * @param released what else to do then
	 */
	static FileFrame opened(FileSource source, long offset, long length, Runnable released) {
		return new FileFrame(source, offset, length, () -> {
			source.close();
			released.run();
		}, null);
	}

	/** Makes a frame of a part of a file of the application. */
	static FileFrame open(Path path, long position, long length, Runnable released) throws IOException {
		FileSource source = FileSource.open(path);
		boolean done = false;
		try {
			long size = source.size();
			if (position < 0 || length < 0 || length > size - position) {
				throw new IllegalArgumentException("A frame cannot be made of " + length + " bytes from " + position
						+ " on of " + path + ", which has " + size + " bytes");
			}
			done = true;
			return opened(source, position, length, released);
		}
		finally {
			if (!done) {
				source.close();
			}
		}
	}

	/** Makes a frame of the same bytes for somebody else, who may keep it for longer. */
	FileFrame share() {
		FrameLease held = heldLease();
		held.lend();
		return new FileFrame(this.source, this.offset, this.length, held::end, this);
	}

	private FrameLease heldLease() {
		FrameLease held = lease();
		if (held == null) {
			throw new IllegalStateException("A file is always held");
		}
		return held;
	}

	@Override
	public long length() {
		return this.length;
	}

	@Override
	public @Nullable Path path() {
		return this.source.path();
	}

	@Override
	public int read(long position, ByteBuffer target) throws IOException {
		requireHeld();
		if (position >= this.length) {
			return -1;
		}
		int limit = target.limit();
		if (target.remaining() > this.length - position) {
			target.limit(target.position() + (int) (this.length - position));
		}
		try {
			int count = this.source.read(this.offset + position, target);
			if (count < 0) {
				throw shorter();
			}
			return count;
		}
		finally {
			target.limit(limit);
		}
	}

	@Override
	public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
		requireHeld();
		long wanted = Math.max(0, Math.min(count, this.length - position));
		if (wanted == 0) {
			return 0;
		}
		long done = this.source.transfer(this.offset + position, wanted, target);
		if (done < 0) {
			done = this.source.copy(this.offset + position, wanted, target);
		}
		if (done == 0 && this.source.size() <= this.offset + position) {
			throw shorter();
		}
		return done;
	}

	private EOFException shorter() {
		return new EOFException("The file " + this.source.path() + " has become shorter than the frame of "
				+ this.length + " bytes that was made of it");
	}

	@Override
	public void saveTo(Path target) throws IOException {
		requireHeld();
		if (!this.source.moveTo(target)) {
			super.saveTo(target);
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

}
