package dev.zmq.boot.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where named sockets connect to, for services whose addresses are known at run time
 * only, such as containers. All beans of this type are asked in their order, and the
 * first that knows a socket decides; {@code zmq.sockets.<name>.connect} comes last. They
 * may know as well how to prove who this side is. Everything else about a socket, and
 * where it binds, stays with its properties.
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
	 * Where a socket connects to, and how it gets in. What is null stays with the
	 * properties of the socket.
	 *
	 * @param connect the endpoints, such as {@code tcp://localhost:5555}; none for a
	 * socket that does not connect
	 * @param curveServerKey the public key of the server, in Z85, hexadecimal digits or
	 * Base64, which makes the socket a client of CURVE
	 * @param username the user name of a client of PLAIN
	 * @param password the password of a client of PLAIN
	 */
	record SocketConnection(List<String> connect, @Nullable String curveServerKey, @Nullable String username,
			@Nullable String password) {

		/**
		 * Creates a connection; the list is copied.
		 */
		public SocketConnection {
			connect = List.copyOf(connect);
		}

		/**
		 * Creates a connection that says nothing about security.
		 * @param connect the endpoints
		 */
		public SocketConnection(List<String> connect) {
			this(connect, null, null, null);
		}

		/**
		 * Creates a connection.
		 * @param connect the endpoints
		 * @return the connection
		 */
		public static SocketConnection to(String... connect) {
			return new SocketConnection(List.of(connect));
		}

		/**
		 * Returns the connection with the key of its server.
		 * @param curveServerKey the public key, in Z85, hexadecimal digits or Base64
		 * @return the connection
		 */
		public SocketConnection withCurveServerKey(String curveServerKey) {
			return new SocketConnection(this.connect, curveServerKey, this.username, this.password);
		}

		/**
		 * Returns the connection with user name and password of PLAIN.
		 * @param username the user name
		 * @param password the password
		 * @return the connection
		 */
		public SocketConnection withPlain(String username, String password) {
			return new SocketConnection(this.connect, this.curveServerKey, username, password);
		}

		SocketSecurityProperties security() {
			return new SocketSecurityProperties(null, null, null,
					new SocketSecurityProperties.Plain(this.username, this.password),
					new SocketSecurityProperties.Curve(null, null, this.curveServerKey, null, null, List.of()),
					SocketSecurityProperties.Gssapi.NONE);
		}

		/**
		 * Returns everything but the password.
		 */
		@Override
		public String toString() {
			return "SocketConnection[" + this.connect
					+ ((this.curveServerKey != null) ? ", server key " + this.curveServerKey : "")
					+ ((this.username != null) ? ", user " + this.username : "") + "]";
		}

	}

}
