package dev.zmq.boot.test.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import dev.zmq.option.SocketType;

/**
 * The script that libzmq peers run, and how to tell it what sockets to open.
 */
public final class ZmqPeerScript {

	/** Where the script stands on the class path. */
	public static final String RESOURCE = "dev/zmq/boot/test/peer/zmq_peer.py";

	private ZmqPeerScript() {
	}

	static String text() {
		try (InputStream in = ZmqPeerScript.class.getResourceAsStream("zmq_peer.py")) {
			return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes the argument that declares a socket on any free port.
	 * @param name the name of the socket
	 * @param type its type, one of {@link ZmqPeerProvider#TYPES}
	 * @return the argument
	 */
	public static String declare(String name, SocketType type) {
		if (!ZmqPeerProvider.TYPES.contains(type)) {
			throw new IllegalArgumentException("A peer cannot have the socket '" + name + "' of type " + type
					+ "; it knows " + ZmqPeerProvider.TYPES.stream().sorted().toList()
					+ ", each the other side of what is to be tested");
		}
		if (!name.matches("[A-Za-z0-9_.-]+")) {
			throw new IllegalArgumentException("A peer cannot have a socket named '" + name
					+ "'; use letters, digits, dots, dashes and underscores");
		}
		return name + "=" + type;
	}

	/**
	 * Makes the argument that declares a socket on a port.
	 * @param name the name of the socket
	 * @param type its type, one of {@link ZmqPeerProvider#TYPES}
	 * @param port the port, 1 to 65535
	 * @return the argument
	 */
	public static String declare(String name, SocketType type, int port) {
		if (port < 1 || port > 65_535) {
			throw new IllegalArgumentException(
					"Socket '" + name + "' of a peer cannot be bound to port " + port + "; use 1 to 65535");
		}
		return declare(name, type) + ":" + port;
	}

}
