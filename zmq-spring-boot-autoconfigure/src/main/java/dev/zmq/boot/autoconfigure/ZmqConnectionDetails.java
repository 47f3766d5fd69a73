package dev.zmq.boot.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where named sockets connect to, for services whose addresses are known at run time
 * only, such as containers. All beans of this type are asked in their order, and the
 * first that knows a socket decides; {@code zmq.sockets.<name>.connect} comes last.
 * Everything else about a socket, and where it binds, stays with its properties.
 */
@FunctionalInterface
public interface ZmqConnectionDetails extends ConnectionDetails {

	/**
	 * Returns where a socket connects to.
	 * @param name the name of the socket, as in {@code zmq.sockets}
	 * @return the connection, or null if somebody else knows it
	 */
	@Nullable SocketConnection getSocket(String name);

	/**
	 * Where a socket connects to.
	 *
	 * @param connect the endpoints, such as {@code tcp://localhost:5555}; none for a
	 * socket that does not connect
	 */
	record SocketConnection(List<String> connect) {

		/**
		 * Creates a connection; the list is copied.
		 */
		public SocketConnection {
			connect = List.copyOf(connect);
		}

		/**
		 * Creates a connection.
		 * @param connect the endpoints
		 * @return the connection
		 */
		public static SocketConnection to(String... connect) {
			return new SocketConnection(List.of(connect));
		}

	}

}
