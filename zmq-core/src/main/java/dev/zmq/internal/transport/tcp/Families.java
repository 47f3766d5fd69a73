package dev.zmq.internal.transport.tcp;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Opens channels of the family of an address. Listeners of IPv6 are open to IPv4 too, as
 * the JDK makes them.
 */
final class Families {

	private Families() {
	}

	static boolean isIpv6Available() throws IOException {
		try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.INET6)) {
			return probe.isOpen();
		}
		catch (UnsupportedOperationException ex) {
			return false;
		}
	}

	static SocketChannel openFor(InetAddress address) throws IOException {
		try {
			return SocketChannel.open(of(address));
		}
		catch (UnsupportedOperationException ex) {
			throw unavailable(ex);
		}
	}

	static ServerSocketChannel openListenerFor(InetAddress address) throws IOException {
		try {
			return ServerSocketChannel.open(of(address));
		}
		catch (UnsupportedOperationException ex) {
			throw unavailable(ex);
		}
	}

	private static StandardProtocolFamily of(InetAddress address) {
		return (address instanceof Inet6Address) ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
	}

	private static SocketException unavailable(UnsupportedOperationException cause) {
		SocketException exception = new SocketException("IPv6 is not available; does the machine have it, and is the"
				+ " system property java.net.preferIPv4Stack unset?");
		exception.initCause(cause);
		return exception;
	}

}
