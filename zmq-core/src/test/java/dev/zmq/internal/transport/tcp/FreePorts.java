package dev.zmq.internal.transport.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Finds ports at which nobody listens.
 */
final class FreePorts {

	private FreePorts() {
	}

	static int next(String host) throws IOException {
		try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(host))) {
			return probe.getLocalPort();
		}
	}

}
