package dev.zmq.internal.wire.zmtp;

import dev.zmq.internal.wire.WireException;

/**
 * What a security mechanism does to every frame after the handshake: each travels sealed
 * in a frame of its own, whose header tells nothing but the length. One of its own for
 * each connection, in both directions.
 */
public interface FrameCipher {

	/** More frames of the same message follow. */
	int MORE = 1;

	/** The frame is a command. */
	int COMMAND = 2;

	/**
	 * Returns by how many bytes a sealed frame is longer than what is in it.
	 * @return the bytes
	 */
	int overhead();

	/**
	 * Seals a frame. Frames are opened in the order in which they were sealed.
	 * @param flags {@link #MORE} or {@link #COMMAND} or neither
	 * @param bytes holds what the frame carries
	 * @param from the first byte of it
	 * @param length how many bytes
	 * @return how many bytes of {@link #sealed()} are the body of the frame that travels
	 */
	int seal(int flags, byte[] bytes, int from, int length);

	/**
	 * Returns the array that begins with the frame sealed last.
	 * @return the array, which the next frame may overwrite
	 */
	byte[] sealed();

	/**
	 * Opens a frame.
	 * @param bytes holds the body of the frame that has travelled, and is overwritten
	 * @param from the first byte of it
	 * @param length how many bytes
	 * @return what the frame carries
	 * @throws WireException if the peer has not sealed it, or not now
	 */
	byte[] open(byte[] bytes, int from, int length);

	/**
	 * Returns the flags of the frame opened last.
	 * @return {@link #MORE} and {@link #COMMAND}
	 */
	int flags();

}
