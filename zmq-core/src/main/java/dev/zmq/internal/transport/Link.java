package dev.zmq.internal.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;

/**
 * A stream of bytes to and from one peer; non-blocking, owned by one thread at a time.
 */
public interface Link {

	/**
	 * Returns the channel to select on.
	 * @return the channel
	 */
	SelectableChannel channel();

	/**
	 * Continues to connect.
	 * @return whether the link is connected now
	 * @throws IOException if connecting has failed
	 */
	boolean finishConnect() throws IOException;

	/**
	 * Reads what has arrived.
	 * @param target a direct buffer
	 * @return the number of bytes, 0 for nothing yet, −1 for the end
	 * @throws IOException if the link is broken
	 */
	int read(ByteBuffer target) throws IOException;

	/**
	 * Writes as much as goes.
	 * @param source a direct buffer
	 * @return the number of bytes
	 * @throws IOException if the link is broken
	 */
	int write(ByteBuffer source) throws IOException;

	/**
	 * Returns this side's address, as an endpoint.
	 * @return such as tcp://127.0.0.1:40312
	 */
	String localAddress();

	/**
	 * Returns the peer's address: for tcp the IP address, as messages give it in
	 * Peer-Address; for ipc what is known of the peer process.
	 * @return such as 127.0.0.1
	 */
	String peerAddress();

	/**
	 * Returns the peer's address, as an endpoint.
	 * @return such as tcp://127.0.0.1:40312
	 */
	String remoteAddress();

	/**
	 * Says that nothing more will be written; what was written still arrives. Never
	 * throws.
	 */
	void shutdownOutput();

	/**
	 * Closes the link; closing twice does nothing, and it never throws.
	 */
	void close();

}
