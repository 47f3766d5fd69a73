package dev.zmq;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A whole message of one or more frames, which is sent and received as one.
 * <p>
 * A message is immutable as far as its frames' number and order go. The arrays are not
 * copied, neither on the way in nor on the way out: an array given to a message belongs
 * to it from then on and must not be changed, and the same holds for an array that
 * {@link #frame(int)} returns. Under that rule a message is thread-safe and may be sent
 * any number of times, on any number of sockets.
 * <p>
 * A frame may also lie in a buffer or in a file; see {@link ZmqContent} for when such a
 * message may be sent again, and for what to do with a received one.
 */
public final class ZmqMessage implements Iterable<byte[]> {

	private static final byte[] EMPTY = {};

	/** How much of a frame that is no array is looked at where the beginning counts. */
	private static final int HEAD = 64 * 1024;

	/** The first frame, or null if it is no array. */
	private final byte @Nullable [] first;

	/**
	 * All frames, or null if there is only the first. An array of arrays if all of them
	 * are arrays, so that one look at its class tells; otherwise each is an array or a
	 * {@link ZmqContent}.
	 */
	private final Object @Nullable [] frames;

	private final Map<String, String> properties;

	private ZmqMessage(byte @Nullable [] first, Object @Nullable [] frames, Map<String, String> properties) {
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
	 * Creates a message of one frame, the bytes between a buffer's position and limit,
	 * which stay as they are.
	 * @param frame the frame, heap or direct, which belongs to the message from now on,
	 * as arrays do; {@link ZmqContent#of(ByteBuffer, Runnable)} is for those that are
	 * used again
	 * @return the message
	 */
	public static ZmqMessage of(ByteBuffer frame) {
		return of(ZmqContent.of(frame));
	}

	/**
	 * Creates a message of frames wherever they lie.
	 * @param frames the frames, at least one
	 * @return the message
	 * @throws IllegalArgumentException if there is no frame
	 */
	public static ZmqMessage of(ZmqContent... frames) {
		return received(frames, Map.of());
	}

	/**
	 * Creates a message of frames wherever they lie, as a socket receives it.
	 * @param frames the frames, at least one
	 * @param properties the properties, which belong to the message from now on
	 * @return the message
	 * @throws IllegalArgumentException if there is no frame
	 */
	public static ZmqMessage received(ZmqContent[] frames, Map<String, String> properties) {
		Object[] elements = new Object[frames.length];
		for (int i = 0; i < frames.length; i++) {
			elements[i] = (frames[i].array() != null) ? frames[i].array() : frames[i];
		}
		return mixed(elements, properties);
	}

	/** Makes a message of arrays and others, or an ordinary one if all are arrays. */
	private static ZmqMessage mixed(Object[] frames, Map<String, String> properties) {
		for (Object frame : frames) {
			if (!(frame instanceof byte[])) {
				return new ZmqMessage((frames[0] instanceof byte[] array) ? array : null, frames, properties);
			}
		}
		return received(Arrays.copyOf(frames, frames.length, byte[][].class), properties);
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
	 * Returns a frame, not a copy of it; but what lies in a buffer or in a file is copied
	 * or read, see {@link ZmqContent#bytes()}.
	 * @param index which frame, from 0
	 * @return the frame
	 * @throws IndexOutOfBoundsException if there is no such frame
	 * @throws dev.zmq.exception.MessageTooLargeException if no array can hold it
	 * @throws java.io.UncheckedIOException if its file cannot be read
	 */
	public byte[] frame(int index) {
		byte[] only = this.first;
		if (index == 0 && only != null) {
			return only;
		}
		Objects.checkIndex(index, size());
		Object frame = Objects.requireNonNull(this.frames)[index];
		return (frame instanceof byte[] array) ? array : ((ZmqContent) frame).bytes();
	}

	/**
	 * Returns a frame wherever it lies.
	 * @param index which frame, from 0
	 * @return the frame
	 * @throws IndexOutOfBoundsException if there is no such frame
	 */
	public ZmqContent content(int index) {
		Objects.checkIndex(index, size());
		Object frame = (this.frames != null) ? this.frames[index] : Objects.requireNonNull(this.first);
		return (frame instanceof byte[] array) ? ZmqContent.of(array) : (ZmqContent) frame;
	}

	/**
	 * Tells whether a frame is an array, so that {@link #frame(int)} costs nothing.
	 * @param index which frame, from 0
	 * @return false if it lies in a buffer or in a file
	 * @throws IndexOutOfBoundsException if there is no such frame
	 */
	public boolean hasArray(int index) {
		if (index == 0) {
			return this.first != null;
		}
		Objects.checkIndex(index, size());
		return Objects.requireNonNull(this.frames)[index] instanceof byte[];
	}

	/**
	 * Tells whether all frames are arrays.
	 * @return false if one lies in a buffer or in a file
	 */
	public boolean hasArrays() {
		return this.frames == null || this.frames.getClass() == byte[][].class;
	}

	/**
	 * Returns the bytes of a frame.
	 * @param index which frame, from 0
	 * @return its length in bytes
	 * @throws IndexOutOfBoundsException if there is no such frame
	 */
	public long length(int index) {
		return hasArray(index) ? frame(index).length : content(index).length();
	}

	/**
	 * Returns what decides who gets a message that is published: its first frame or, if
	 * that lies in a buffer or in a file, a copy of the first 64 KiB of it.
	 * @return the frame or its beginning
	 * @throws java.io.UncheckedIOException if its file cannot be read
	 */
	public byte[] topic() {
		return (this.first != null) ? this.first : content(0).head(HEAD);
	}

	/**
	 * Holds every frame once more that is held, see {@link ZmqContent#retain()}.
	 * @return this message
	 * @throws IllegalStateException if one of them was released
	 */
	public ZmqMessage retain() {
		if (!hasArrays()) {
			forEachHeld(ZmqContent::retain);
		}
		return this;
	}

	/**
	 * Closes every frame that is to be closed, see {@link ZmqContent#close()}; that is,
	 * of received messages, those with frames in files.
	 */
	public void close() {
		if (!hasArrays()) {
			forEachHeld(ZmqContent::close);
		}
	}

	/** Visits the frames that are no arrays. */
	void forEachHeld(Consumer<ZmqContent> action) {
		for (Object frame : Objects.requireNonNull(this.frames)) {
			if (frame instanceof ZmqContent elsewhere) {
				action.accept(elsewhere);
			}
		}
	}

	/** Returns the frame whose storage is used again, which is the last; null if none. */
	@Nullable PooledFrame pooled() {
		Object[] all = Objects.requireNonNull(this.frames);
		return (all[all.length - 1] instanceof PooledFrame last) ? last : null;
	}

	/** Returns this message with other frames in place of those that are no arrays. */
	ZmqMessage map(UnaryOperator<ZmqContent> change) {
		ZmqContent[] changed = new ZmqContent[size()];
		for (int i = 0; i < changed.length; i++) {
			changed[i] = (hasArray(i)) ? content(i) : change.apply(content(i));
		}
		return received(changed, this.properties);
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
	 * Returns the frames, not copies of them, each as {@link #frame(int)} does.
	 * @return an unmodifiable list
	 */
	public List<byte[]> frames() {
		if (this.frames == null) {
			return List.of(Objects.requireNonNull(this.first));
		}
		if (this.frames instanceof byte[][] arrays) {
			return Collections.unmodifiableList(Arrays.asList(arrays));
		}
		return new MixedFrames(this);
	}

	/**
	 * Returns the bytes of all frames together.
	 * @return the length in bytes
	 */
	public long length() {
		byte[] only = this.first;
		if (this.frames == null && only != null) {
			return only.length;
		}
		long length = 0;
		if (this.frames instanceof byte[][] arrays) {
			for (byte[] frame : arrays) {
				length += frame.length;
			}
			return length;
		}
		for (Object frame : Objects.requireNonNull(this.frames)) {
			length += (frame instanceof byte[] array) ? array.length : ((ZmqContent) frame).length();
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
		Object[] longer = newFrames(size() + 1);
		longer[0] = frame;
		copyFrames(0, longer, 1);
		return new ZmqMessage(frame, longer, this.properties);
	}

	/**
	 * Returns a message with the first frames of another in front of these, such as an
	 * envelope, and without properties.
	 * @param head whose frames to take, all of them arrays
	 * @param count how many
	 * @return the longer message
	 */
	public ZmqMessage prepend(ZmqMessage head, int count) {
		Object[] longer = newFrames(size() + count);
		for (int i = 0; i < count; i++) {
			longer[i] = head.frame(i);
		}
		copyFrames(0, longer, count);
		return (longer instanceof byte[][] arrays) ? received(arrays, Map.of()) : mixed(longer, Map.of());
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
		Object[] shorter = newFrames(left);
		copyFrames(count, shorter, 0);
		if (shorter instanceof byte[][] arrays) {
			return new ZmqMessage(arrays[0], (left > 1) ? arrays : null, this.properties);
		}
		return mixed(shorter, this.properties);
	}

	private Object[] newFrames(int count) {
		return hasArrays() ? new byte[count][] : new Object[count];
	}

	private void copyFrames(int from, Object[] target, int at) {
		if (this.frames != null) {
			System.arraycopy(this.frames, from, target, at, this.frames.length - from);
		}
		else {
			target[at] = Objects.requireNonNull(this.first);
		}
	}

	@Override
	public Iterator<byte[]> iterator() {
		return frames().iterator();
	}

	/**
	 * Compares frames, those in files by being the same; properties do not count.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		if (!(other instanceof ZmqMessage that) || size() != that.size()) {
			return false;
		}
		for (int i = 0; i < size(); i++) {
			if (!(hasArray(i) && that.hasArray(i) ? Arrays.equals(frame(i), that.frame(i))
					: content(i).equals(that.content(i)))) {
				return false;
			}
		}
		return true;
	}

	@Override
	public int hashCode() {
		int hash = 1;
		for (int i = 0; i < size(); i++) {
			hash = 31 * hash + (hasArray(i) ? Arrays.hashCode(frame(i)) : content(i).hashCode());
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
			text.append((i > 0) ? ", " : "").append(length(i)).append(" bytes");
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
