package dev.zmq.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.zmq.ZmqContent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bytes each of which follows from its position, so that no part can pass for another.
 */
public final class Content {

	private Content() {
	}

	private static byte at(long position) {
		long mixed = position * 0x9E3779B97F4A7C15L;
		return (byte) (mixed >>> 56);
	}

	/**
	 * Makes an array.
	 * @param length how long
	 * @return its content
	 */
	public static byte[] array(int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = at(i);
		}
		return bytes;
	}

	/**
	 * Makes a buffer, direct or with something around it in its array.
	 * @param length how long
	 * @param direct whether it is direct
	 * @return a buffer ready to be read
	 */
	public static ByteBuffer buffer(int length, boolean direct) {
		ByteBuffer buffer = (direct) ? ByteBuffer.allocateDirect(length + 9) : ByteBuffer.allocate(length + 9);
		buffer.position(5);
		buffer.put(array(length));
		return buffer.limit(buffer.position()).position(5);
	}

	/**
	 * Makes a file.
	 * @param path where
	 * @param length how long
	 * @return the path
	 */
	public static Path file(Path path, int length) {
		try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			file.write(ByteBuffer.wrap(array(length)));
			return path;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Checks every byte of a frame.
	 * @param frame the frame
	 * @param length how long it has to be
	 */
	public static void check(ZmqContent frame, long length) {
		assertThat(frame.length()).isEqualTo(length);
		ByteBuffer part = ByteBuffer.allocate(64 * 1024);
		long position = 0;
		while (position < length) {
			position = check(frame, position, part.clear());
		}
	}

	private static long check(ZmqContent frame, long from, ByteBuffer part) {
		try {
			int count = frame.read(from, part);
			for (int i = 0; i < count; i++) {
				if (part.get(i) != at(from + i)) {
					throw new AssertionError("Byte " + (from + i) + " is wrong");
				}
			}
			return from + count;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
