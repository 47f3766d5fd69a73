package dev.zmq.testkit;

import dev.zmq.option.SocketType;

/**
 * An implementation of ZeroMQ that tests can open sockets of.
 */
public interface Peer extends AutoCloseable {

	/**
	 * Opens a socket. It does not linger for more than a second.
	 * @param type its type
	 * @return the socket
	 */
	PeerSocket socket(SocketType type);

	/**
	 * Closes all sockets.
	 */
	@Override
	void close();

}
