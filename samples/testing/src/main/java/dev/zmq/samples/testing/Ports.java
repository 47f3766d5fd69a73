package dev.zmq.samples.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * TCP ports that nobody uses.
 */
public final class Ports {

	private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

	private Ports() {
	}

	/** Returns a port that was free a moment ago, another one each time. */
	public static int free() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return GIVEN.add(socket.getLocalPort()) ? socket.getLocalPort() : free();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
