package dev.zmq.internal.engine;

/**
 * Something that works for a socket in the background and has to end before the socket
 * has: a listener, a dialer, an accepted connection, an inproc link. It joins with
 * {@link Children#add} and leaves with {@link Children#remove}.
 */
interface Child {

	/**
	 * Ends what it does, in the background; on any thread.
	 * @param lingerNanos how long queued messages may still be sent, negative for as long
	 * as it takes
	 */
	void close(long lingerNanos);

}
