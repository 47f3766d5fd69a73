package dev.zmq.internal.transport;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * What is done to the channels of all transports.
 */
public final class Channels {

	/** Below 1 the JDK takes a number of its own choice. */
	private static final int SMALLEST_BACKLOG = 1;

	private Channels() {
	}

	/**
	 * Closes a channel, which never throws: nothing could be done about it.
	 * @param channel the channel
	 */
	public static void close(Channel channel) {
		try {
			channel.close();
		}
		catch (IOException ex) {
			// its descriptor is gone all the same
		}
	}

	/**
	 * Sets the sizes of the buffers (ZMQ_SNDBUF, ZMQ_RCVBUF); to be done before
	 * connecting, as the window that TCP announces depends on it.
	 * @param channel the channel
	 * @param settings the sizes
	 * @throws IOException if the system refuses
	 */
	public static void setBuffers(SocketChannel channel, LinkSettings settings) throws IOException {
		if (settings.sendBufferSize() >= 0) {
			channel.setOption(StandardSocketOptions.SO_SNDBUF, settings.sendBufferSize());
		}
		if (settings.receiveBufferSize() >= 0) {
			channel.setOption(StandardSocketOptions.SO_RCVBUF, settings.receiveBufferSize());
		}
	}

	/**
	 * Sets the size of the buffer that accepted channels begin with (ZMQ_RCVBUF); to be
	 * done before binding.
	 * @param channel the channel
	 * @param settings the size
	 * @throws IOException if the system refuses
	 */
	public static void setBuffers(ServerSocketChannel channel, LinkSettings settings) throws IOException {
		if (settings.receiveBufferSize() >= 0) {
			channel.setOption(StandardSocketOptions.SO_RCVBUF, settings.receiveBufferSize());
		}
	}

	/**
	 * Returns how many connections may wait to be accepted, as the JDK wants it said
	 * (ZMQ_BACKLOG).
	 * @param settings the number
	 * @return the number, 0 to leave it to the JDK
	 */
	public static int backlog(LinkSettings settings) {
		return (settings.accepting().backlog() < 0) ? 0 : Math.max(SMALLEST_BACKLOG, settings.accepting().backlog());
	}

}
