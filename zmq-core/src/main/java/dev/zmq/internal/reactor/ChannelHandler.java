package dev.zmq.internal.reactor;

/**
 * Handles what happens on one channel, on the reactor's thread.
 */
public interface ChannelHandler {

	/**
	 * The channel is ready.
	 * @param readyOps for what, as in {@link java.nio.channels.SelectionKey}
	 */
	void ready(int readyOps);

	/**
	 * Handling this channel threw something. The handler has to give the channel up;
	 * nothing else is affected.
	 * @param fault what was thrown
	 */
	void failed(Throwable fault);

}
