package dev.zmq.internal.transport.tcp;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

import dev.zmq.internal.transport.Channels;
import dev.zmq.internal.transport.LinkSettings;
import dev.zmq.internal.transport.LinkSettings.TcpKeepAlive;
import dev.zmq.option.KeepAlive;
import jdk.net.ExtendedSocketOptions;

/**
 * Configures TCP channels.
 */
final class TcpOptions {

	private TcpOptions() {
	}

	/**
	 * Configures a channel. Messages are never held back for more to come (TCP_NODELAY):
	 * what belongs together is written together by those above.
	 */
	static void apply(SocketChannel channel, LinkSettings settings) throws IOException {
		channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		Channels.setBuffers(channel, settings);
		if (settings.typeOfService() > 0) {
			channel.setOption(StandardSocketOptions.IP_TOS, settings.typeOfService());
		}
		TcpKeepAlive keepAlive = settings.keepAlive();
		if (keepAlive.mode() != KeepAlive.SYSTEM) {
			channel.setOption(StandardSocketOptions.SO_KEEPALIVE, keepAlive.mode() == KeepAlive.ON);
		}
		if (keepAlive.mode() == KeepAlive.ON) {
			setWhereSupported(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, keepAlive.count());
			setWhereSupported(channel, ExtendedSocketOptions.TCP_KEEPIDLE, keepAlive.idleSeconds());
			setWhereSupported(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, keepAlive.intervalSeconds());
		}
	}

	/**
	 * Makes sure that the system takes the settings, so that bind can say so; accepting
	 * could not, and would turn everybody away.
	 */
	static void verify(SocketChannel unused, LinkSettings settings) throws IOException {
		try (unused) {
			apply(unused, settings);
		}
		catch (IOException ex) {
			throw new IOException("the operating system refuses one of the options TCP_KEEPALIVE_COUNT,"
					+ " TCP_KEEPALIVE_IDLE, TCP_KEEPALIVE_INTERVAL, TOS and the buffer sizes, which are " + settings
					+ ": " + ex.getMessage(), ex);
		}
	}

	private static void setWhereSupported(SocketChannel channel, SocketOption<Integer> option, int value)
			throws IOException {
		if (value > 0 && channel.supportedOptions().contains(option)) {
			channel.setOption(option, value);
		}
	}

}
