package dev.zmq.internal.transport;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;

import dev.zmq.endpoint.Endpoint;

/**
 * A way of connecting processes. Implementations keep no state.
 */
public interface Transport {

	/**
	 * Opens a listening channel. Called by the application's thread; may resolve names.
	 * @param endpoint where
	 * @param settings the socket's settings
	 * @return the listener, non-blocking
	 * @throws IOException if the address cannot be had; the message says why and what to
	 * do
	 */
	LinkListener listen(Endpoint endpoint, LinkSettings settings) throws IOException;

	/**
	 * Tells whether an endpoint says by itself what its address is, so that
	 * {@link #resolve} has nobody to wait for.
	 * @param endpoint where
	 * @return whether it may be resolved on a reactor
	 */
	default boolean isLiteral(Endpoint endpoint) {
		return false;
	}

	/**
	 * Finds the addresses to try for an endpoint, in order. May block for the name
	 * service and is never called on a reactor then.
	 * @param endpoint where
	 * @param settings the socket's settings
	 * @return the addresses, at least one
	 * @throws IOException if the name is not known
	 */
	List<SocketAddress> resolve(Endpoint endpoint, LinkSettings settings) throws IOException;

	/**
	 * Begins to connect; {@link Link#finishConnect()} tells when it is done.
	 * @param endpoint where
	 * @param address one of the addresses that {@link #resolve} found
	 * @param settings the socket's settings
	 * @return the link, non-blocking
	 * @throws IOException if that is impossible
	 */
	Link dial(Endpoint endpoint, SocketAddress address, LinkSettings settings) throws IOException;

}
