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
	 * @param body what the frame carries
	 * @return the body of the frame that travels
	 */
	byte[] seal(int flags, byte[] body);

	/**
	 * Opens a frame.
	 * @param sealed the body of the frame that has travelled
	 * @return what was in it: a byte of flags, then the body
	 * @throws WireException if the peer has not sealed it, or not now
	 */
	byte[] open(byte[] sealed);

}
