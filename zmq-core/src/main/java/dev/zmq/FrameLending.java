package dev.zmq;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import dev.zmq.exception.MessageTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * What sockets do with frames that are lent to them, see {@link ZmqContent}. For the
 * library; applications have no use for it. Everything here does nothing to messages of
 * arrays.
 */
public final class FrameLending {

	private FrameLending() {
	}

	/**
	 * Begins a send: it takes a hold of every frame over. {@link #end} has to follow.
	 * @param message the message
	 * @param executor where to run what releases frames
	 * @param limit the longest frame that may be sent
	 * @param copied whether all frames have to be arrays
	 * @return the message to send; what is better copied is an array in it
	 * @throws IllegalStateException if a frame was released, or sent, before
	 * @throws MessageTooLargeException if a frame is longer than the limit
	 */
	public static ZmqMessage begin(ZmqMessage message, Executor executor, long limit, boolean copied) {
		message.forEachHeld((frame) -> require(frame, limit));
		List<FrameLease> taken = new ArrayList<>(message.size());
		boolean begun = false;
		try {
			forEachLease(message, (lease) -> {
				lease.take();
				taken.add(lease);
				lease.executor(executor);
			});
			ZmqMessage outgoing = message
				.map((frame) -> isCopied(frame, copied) ? ZmqContent.of(frame.bytes()) : frame);
			begun = true;
			return outgoing;
		}
		finally {
			if (!begun) {
				taken.forEach(FrameLease::giveBack);
			}
		}
	}

	private static void require(ZmqContent frame, long limit) {
		if (frame.length() > limit) {
			throw new MessageTooLargeException("A frame has " + frame.length() + " bytes, but the security mechanism of"
					+ " this socket seals frames as a whole and takes at most " + limit
					+ "; send it in parts, or over tls+tcp");
		}
	}

	private static boolean isCopied(ZmqContent frame, boolean all) {
		return all || frame instanceof PooledFrame
				|| (frame instanceof BufferFrame && frame.length() < BufferFrame.SMALL);
	}

	/**
	 * Ends a send.
	 * @param message the message that {@link #begin} was given
	 * @param taken whether it was sent; if not, the application has it again
	 */
	public static void end(ZmqMessage message, boolean taken) {
		forEachLease(message, (taken) ? FrameLease::end : FrameLease::giveBack);
	}

	/** Visits what counts who holds the message's frames. */
	private static void forEachLease(ZmqMessage message, Consumer<FrameLease> action) {
		if (message.hasArrays()) {
			return;
		}
		message.forEachHeld((frame) -> {
			FrameLease lease = frame.lease();
			if (lease != null) {
				action.accept(lease);
			}
		});
	}

	/**
	 * Notes that a message waits to be written to one more peer.
	 * @param message the message
	 */
	public static void lend(ZmqMessage message) {
		forEachLease(message, FrameLease::lend);
	}

	/**
	 * Notes that a message was written to one peer, or will never be.
	 * @param message the message
	 */
	public static void letGo(ZmqMessage message) {
		forEachLease(message, FrameLease::end);
	}

	/**
	 * Makes a message for a receiver in this process, who may keep it for as long as it
	 * likes: buffers that were lent are copied, files are shared.
	 * @param message the message
	 * @return what the receiver gets, and has to close
	 */
	public static ZmqMessage handOver(ZmqMessage message) {
		return message.hasArrays() ? message : message.map(FrameLending::handedOver);
	}

	private static ZmqContent handedOver(ZmqContent frame) {
		if (frame instanceof FileFrame file) {
			return file.share();
		}
		return (frame.lease() != null) ? ZmqContent.of(frame.bytes()) : frame;
	}

	/**
	 * Makes a message the receiver's own, whose storage may be used again otherwise.
	 * @param message the message
	 * @return the same, or a copy of it
	 */
	public static ZmqMessage own(ZmqMessage message) {
		if (message.hasArrays() || message.pooled() == null) {
			return message;
		}
		ZmqMessage copy = message.map((frame) -> (frame instanceof PooledFrame) ? ZmqContent.of(frame.bytes()) : frame);
		recycle(message);
		return copy;
	}

	/**
	 * Ends the time for which a received message was lent to the application.
	 * @param message the message, which is closed, or used again
	 */
	public static void recycle(ZmqMessage message) {
		if (message.hasArrays()) {
			return;
		}
		PooledFrame pooled = message.pooled();
		if (pooled != null) {
			pooled.recycle();
		}
		else {
			message.close();
		}
	}

	/**
	 * Copies a received message of one frame, if it fits.
	 * @param message the message
	 * @param target where to
	 * @return how many bytes, or −1 if it has more frames, or more bytes than there is
	 * room for
	 * @throws IOException if its file cannot be read
	 */
	public static int copy(ZmqMessage message, ByteBuffer target) throws IOException {
		if (message.size() > 1 || message.length(0) > target.remaining()) {
			return -1;
		}
		if (message.hasArray(0)) {
			target.put(message.frame(0));
			return message.frame(0).length;
		}
		ZmqContent frame = message.content(0);
		int length = (int) frame.length();
		int done = 0;
		while (done < length) {
			done += frame.read(done, target);
		}
		return length;
	}

	/**
	 * Returns an array that begins with what decides who gets a message, and may be used
	 * again later.
	 * @param message the message
	 * @return the array
	 */
	public static byte[] topic(ZmqMessage message) {
		return (!message.hasArray(0) && message.content(0) instanceof PooledFrame pooled) ? pooled.storage()
				: message.topic();
	}

	/**
	 * Returns how many bytes of {@link #topic} count.
	 * @param message the message
	 * @param topic what {@code topic} has returned
	 * @return how many
	 */
	public static int topicLength(ZmqMessage message, byte[] topic) {
		return (int) Math.min(topic.length, message.length(0));
	}

	/**
	 * Returns a part of a frame that can be written from where it lies.
	 * @param frame the frame
	 * @param position where to begin
	 * @param count how many bytes at most
	 * @return a direct buffer of these bytes, or null if the frame lies elsewhere
	 */
	public static @Nullable ByteBuffer direct(ZmqContent frame, long position, long count) {
		return (frame instanceof BufferFrame buffer && buffer.isDirect()) ? buffer.slice(position, count) : null;
	}

	/**
	 * Makes a file for a frame that arrives.
	 * @param directory where
	 * @return the file, empty
	 * @throws IOException if it cannot be made
	 */
	public static ArrivingFile arriving(Path directory) throws IOException {
		return new ArrivingFile(FileSource.create(directory));
	}

	/**
	 * The file of a frame that has not arrived completely.
	 */
	public static final class ArrivingFile {

		private final FileSource source;

		private long length;

		ArrivingFile(FileSource source) {
			this.source = source;
		}

		/**
		 * Adds bytes.
		 * @param bytes all that remain are consumed
		 * @throws IOException if they cannot be written
		 */
		public void write(ByteBuffer bytes) throws IOException {
			int count = bytes.remaining();
			this.source.write(this.length, bytes);
			this.length += count;
		}

		/**
		 * Makes a frame of what has arrived.
		 * @param released what to do when the file was given up
		 * @param executor where to do that
		 * @return the frame
		 */
		public ZmqContent complete(Runnable released, Executor executor) {
			FileFrame frame = FileFrame.opened(this.source, 0, this.length, released);
			FrameLease lease = frame.lease();
			if (lease != null) {
				lease.executor(executor);
			}
			return frame;
		}

		/**
		 * Closes and deletes the file.
		 */
		public void discard() {
			this.source.close();
		}

	}

}
