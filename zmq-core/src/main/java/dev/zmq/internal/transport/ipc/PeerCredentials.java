package dev.zmq.internal.transport.ipc;

import java.io.IOException;
import java.nio.channels.SocketChannel;

import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/**
 * Who the process on the other end of a Unix-domain socket is.
 */
final class PeerCredentials {

	private PeerCredentials() {
	}

	/**
	 * Returns the user and group, by name where they have one, or nothing where the
	 * system does not tell (SO_PEERCRED).
	 */
	static String of(SocketChannel connected) throws IOException {
		if (!connected.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
			return "";
		}
		UnixDomainPrincipal principal = connected.getOption(ExtendedSocketOptions.SO_PEERCRED);
		return principal.user().getName() + ":" + principal.group().getName();
	}

}
