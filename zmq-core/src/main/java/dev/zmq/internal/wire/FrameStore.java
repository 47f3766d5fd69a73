package dev.zmq.internal.wire;

import java.nio.ByteBuffer;

import dev.zmq.ZmqContent;

/**
 * Where frames are kept that are too large for memory. Thread-safe; each arrival is for
 * one thread at a time.
 */
public interface FrameStore {

	/** A store that nothing is kept in. */
	FrameStore NONE = new FrameStore() {

		@Override
		public long longerThan() {
			return Long.MAX_VALUE;
		}

		@Override
		public Arrival begin() {
			throw new IllegalStateException("No frame is too large for memory");
		}

	};

	/**
	 * Tells which frames belong here.
	 * @return those longer than this, in bytes
	 */
	long longerThan();

	/**
	 * Makes room for one frame, nothing of which costs more than its bytes.
	 * @return where it is kept
	 * @throws WireException if that fails
	 */
	Arrival begin();

	/** A frame that has not arrived completely. */
	interface Arrival {

		/**
		 * Adds bytes.
		 * @param bytes all that remain are consumed
		 * @throws WireException if they cannot be kept
		 */
		void write(ByteBuffer bytes);

		/**
		 * Ends the arrival.
		 * @return the frame
		 */
		ZmqContent complete();

		/** Forgets what has arrived. */
		void discard();

	}

}
