package dev.zmq.internal.reactor;

import java.io.IOException;

/**
 * Handles what happens on one channel, on the reactor's thread.
 */
public interface ChannelHandler {

	/**
	 * The channel is ready.
	 * @param readyOps for what, as in {@link java.nio.channels.SelectionKey}
	 * @throws IOException if the channel is broken; {@link #failed} hears of it
	 */
	void ready(int readyOps) throws IOException;

	/**
	 * Handling this channel threw something. The handler has to give the channel up;
	 * nothing else is affected.
	 * @param fault what was thrown
	 */
	void failed(Throwable fault);

}
