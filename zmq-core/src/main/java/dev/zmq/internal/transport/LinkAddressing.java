package dev.zmq.internal.transport;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/**
 * Finds out what the ends of a link are called, once it is connected.
 */
@FunctionalInterface
public interface LinkAddressing {

	/**
	 * Reads the addresses.
	 * @param channel a connected channel
	 * @return the addresses
	 * @throws IOException if they cannot be had, or are such that the link is of no use
	 */
	LinkAddresses of(SocketChannel channel) throws IOException;

}
