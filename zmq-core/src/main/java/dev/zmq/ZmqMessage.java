package dev.zmq;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A whole message of one or more frames, which is sent and received as one.
 * <p>
 * A message is immutable as far as its frames' number and order go. The arrays are not
 * copied, neither on the way in nor on the way out: an array given to a message belongs
 * to it from then on and must not be changed, and the same holds for an array that
 * {@link #frame(int)} returns. Under that rule a message is thread-safe and may be sent
 * any number of times, on any number of sockets.
 */
public final class ZmqMessage implements Iterable<byte[]> {

	private static final byte[] EMPTY = {};

	private final byte[] first;

	/** All frames, or null if there is only the first. */
	private final byte @Nullable [][] frames;

	private final Map<String, String> properties;

	private ZmqMessage(byte[] first, byte @Nullable [][] frames, Map<String, String> properties) {
		this.first = first;
		this.frames = frames;
		this.properties = properties;
	}

	/**
	 * Creates a message of one frame.
	 * @param frame the frame, which belongs to the message from now on
	 * @return the message
	 */
	public static ZmqMessage of(byte[] frame) {
		return new ZmqMessage(Objects.requireNonNull(frame, "frame"), null, Map.of());
	}

	/**
	 * Creates a message of several frames.
	 * @param frames the frames, at least one; the arrays belong to the message from now
	 * on
	 * @return the message
	 * @throws IllegalArgumentException if there is no frame
	 */
	public static ZmqMessage of(byte[]... frames) {
		return received(frames.clone(), Map.of());
	}

	/**
	 * Creates a message of several frames.
	 * @param frames the frames, at least one; the arrays belong to the message from now
	 * on
	 * @return the message
	 * @throws IllegalArgumentException if there is no frame
	 */
	public static ZmqMessage of(List<byte[]> frames) {
		return received(frames.toArray(new byte[0][]), Map.of());
	}

	/**
	 * Creates a message whose frames are texts in UTF-8.
	 * @param frames the texts, at least one
	 * @return the message
	 * @throws IllegalArgumentException if there is no frame
	 */
	public static ZmqMessage of(String... frames) {
		byte[][] bytes = new byte[frames.length][];
		for (int i = 0; i < frames.length; i++) {
			bytes[i] = frames[i].getBytes(StandardCharsets.UTF_8);
		}
		return received(bytes, Map.of());
	}

	/**
	 * Creates a message of one frame as a socket receives it, with what is known about
	 * the connection that it came from. Useful in tests of code that reads properties.
	 * @param frame the frame, which belongs to the message from now on
	 * @param properties the properties, which belong to the message from now on
	 * @return the message
	 */
	public static ZmqMessage received(byte[] frame, Map<String, String> properties) {
		return new ZmqMessage(frame, null, properties);
	}

	/**
	 * Creates a message as a socket receives it, with what is known about the connection
	 * that it came from. Useful in tests of code that reads properties.
	 * @param frames the frames, at least one; array and frames belong to the message from
	 * now on
	 * @param properties the properties, which belong to the message from now on
	 * @return the message
	 * @throws IllegalArgumentException if there is no frame
	 */
	public static ZmqMessage received(byte[][] frames, Map<String, String> properties) {
		if (frames.length == 0) {
			throw new IllegalArgumentException("A message has at least one frame, but none was given;"
					+ " use an empty frame for a message without content");
		}
		for (byte[] frame : frames) {
			Objects.requireNonNull(frame, "frame");
		}
		return new ZmqMessage(frames[0], (frames.length > 1) ? frames : null, properties);
	}

	/**
	 * Returns the number of frames, at least 1.
	 * @return the number of frames
	 */
	public int size() {
		return (this.frames != null) ? this.frames.length : 1;
	}

	/**
	 * Returns a frame, not a copy of it.
	 * @param index which frame, from 0
	 * @return the frame
	 * @throws IndexOutOfBoundsException if there is no such frame
	 */
	public byte[] frame(int index) {
		if (index == 0) {
			return this.first;
		}
		Objects.checkIndex(index, size());
		return Objects.requireNonNull(this.frames)[index];
	}

	/**
	 * Returns a frame as text, decoded as UTF-8.
	 * @param index which frame, from 0
	 * @return the text
	 * @throws IndexOutOfBoundsException if there is no such frame
	 */
	public String string(int index) {
		return new String(frame(index), StandardCharsets.UTF_8);
	}

	/**
	 * Returns the frames, not copies of them.
	 * @return an unmodifiable list
	 */
	public List<byte[]> frames() {
		return (this.frames != null) ? Collections.unmodifiableList(Arrays.asList(this.frames)) : List.of(this.first);
	}

	/**
	 * Returns the bytes of all frames together.
	 * @return the length in bytes
	 */
	public long length() {
		if (this.frames == null) {
			return this.first.length;
		}
		long length = 0;
		for (byte[] frame : this.frames) {
			length += frame.length;
		}
		return length;
	}

	/**
	 * Returns a property of the connection that this message was received from: metadata
	 * of the peer's handshake (Socket-Type, Identity, X-… application properties), the
	 * peer's address (Peer-Address) and, where there is authentication, User-Id (libzmq:
	 * zmq_msg_gets). Properties are not sent along with a message.
	 * @param name the name; case does not matter
	 * @return the value, or null if there is none
	 */
	public @Nullable String property(String name) {
		String value = this.properties.get(name);
		if (value != null || this.properties.isEmpty()) {
			return value;
		}
		for (Map.Entry<String, String> entry : this.properties.entrySet()) {
			if (entry.getKey().equalsIgnoreCase(name)) {
				return entry.getValue();
			}
		}
		return null;
	}

	/**
	 * Returns all properties of the connection that this message was received from.
	 * @return an unmodifiable map, empty for a message that was not received
	 */
	public Map<String, String> properties() {
		return Collections.unmodifiableMap(this.properties);
	}

	/**
	 * Returns a message with a frame in front of these, such as a routing id. Properties
	 * stay.
	 * @param frame the frame, which belongs to the message from now on
	 * @return the longer message
	 */
	public ZmqMessage prepend(byte[] frame) {
		byte[][] longer = new byte[size() + 1][];
		longer[0] = frame;
		copyFrames(0, longer, 1);
		return new ZmqMessage(frame, longer, this.properties);
	}

	/**
	 * Returns a message without the first frames. Properties stay.
	 * @param count how many frames to leave out
	 * @return the shorter message
	 * @throws IllegalArgumentException if no frame would be left
	 */
	public ZmqMessage skip(int count) {
		int left = size() - count;
		if (left < 1 || count < 0) {
			throw new IllegalArgumentException("Cannot leave out " + count + " of " + size() + " frames");
		}
		byte[][] shorter = new byte[left][];
		copyFrames(count, shorter, 0);
		return new ZmqMessage(shorter[0], (left > 1) ? shorter : null, this.properties);
	}

	private void copyFrames(int from, byte[][] target, int at) {
		if (this.frames != null) {
			System.arraycopy(this.frames, from, target, at, this.frames.length - from);
		}
		else {
			target[at] = this.first;
		}
	}

	@Override
	public Iterator<byte[]> iterator() {
		return new Iterator<>() {

			private int next;

			@Override
			public boolean hasNext() {
				return this.next < size();
			}

			@Override
			public byte[] next() {
				if (!hasNext()) {
					throw new NoSuchElementException("The message has " + size() + " frames");
				}
				return frame(this.next++);
			}

		};
	}

	/**
	 * Compares frames; properties do not count.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		if (!(other instanceof ZmqMessage that) || size() != that.size()) {
			return false;
		}
		for (int i = 0; i < size(); i++) {
			if (!Arrays.equals(frame(i), that.frame(i))) {
				return false;
			}
		}
		return true;
	}

	@Override
	public int hashCode() {
		int hash = 1;
		for (int i = 0; i < size(); i++) {
			hash = 31 * hash + Arrays.hashCode(frame(i));
		}
		return hash;
	}

	/**
	 * Returns the sizes of the frames; contents may be secret and do not show.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("ZmqMessage[");
		for (int i = 0; i < Math.min(size(), 8); i++) {
			text.append((i > 0) ? ", " : "").append(frame(i).length).append(" bytes");
		}
		return text.append((size() > 8) ? ", … " + size() + " frames]" : "]").toString();
	}

	/**
	 * Returns a message of one empty frame.
	 * @return the message
	 */
	public static ZmqMessage empty() {
		return new ZmqMessage(EMPTY, null, Map.of());
	}

}
