package dev.zmq.internal.wire;

/**
 * A step of the handshake that may block, as it reads files or asks the network, and so
 * is nothing for the thread that owns the wire. Keeps its result, and what goes wrong,
 * until the wire is told that it is done.
 */
public interface Errand extends Runnable {

	/**
	 * Tells whether it waits for others.
	 * @return whether it asks the network, false if it takes nothing but computing
	 */
	boolean asksNetwork();

	/**
	 * Returns who has not answered as long as it is not done.
	 * @return the subject of a sentence
	 */
	String awaited();

}
