package dev.zmq.internal.transport;

import java.io.IOException;
import java.nio.channels.SelectableChannel;

import dev.zmq.endpoint.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Accepts links at one address; non-blocking.
 */
public interface LinkListener {

	/**
	 * Returns the channel to select on.
	 * @return the channel
	 */
	SelectableChannel channel();

	/**
	 * Returns the resolved endpoint, with the address, port or path that was chosen
	 * (ZMQ_LAST_ENDPOINT).
	 * @return the endpoint
	 */
	Endpoint endpoint();

	/**
	 * Accepts the next link.
	 * @return the link, or null if nobody waits
	 * @throws LinkRefusedException if the peer's address is not allowed; the link is
	 * closed
	 * @throws IOException if accepting fails, such as for want of descriptors
	 */
	@Nullable Link accept() throws IOException;

	/**
	 * Stops listening, frees the address, and removes what stands for it in the file
	 * system. Closing twice does nothing, and it never throws. A channel that a reactor
	 * selects on lets its address go in the reactor's next turn: who has to wait for that
	 * closes on the reactor and goes on in {@code again}.
	 */
	void close();

}
