package dev.zmq.endpoint;

import dev.zmq.exception.InvalidEndpointException;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint of TCP: {@code tcp://host:port}, or
 * {@code tcp://source-host:source-port;host:port} to connect from an address of one's own
 * choice.
 *
 * @param host {@code *} for all addresses of this machine (bind only), an IPv4 address,
 * an IPv6 address (here without brackets, with an optional {@code %zone}), the name of a
 * network interface (bind only) or the name of a machine
 * @param port 0 to 65535; 0, in text also {@code *}, for any free port (bind only)
 * @param source where to connect from (connect only), or {@code null} to leave it to the
 * operating system
 */
public record TcpEndpoint(String host, int port, @Nullable Source source) implements Endpoint {

	static final String SCHEME = "tcp";

	private static final int HIGHEST_PORT = 65_535;

	/**
	 * Create an endpoint.
	 * @throws InvalidEndpointException when the host or port is malformed
	 */
	public TcpEndpoint {
		String fault = fault(host, port);
		if (fault != null) {
			throw EndpointParser.malformed(text(host, port, source), fault);
		}
	}

	/**
	 * Create an endpoint without a source address.
	 * @param host the host, see above
	 * @param port the port, see above
	 * @throws InvalidEndpointException when the host or port is malformed
	 */
	public TcpEndpoint(String host, int port) {
		this(host, port, null);
	}

	/**
	 * Return whether the host stands for all addresses of this machine.
	 * @return whether it is {@code *}
	 */
	public boolean isWildcardHost() {
		return this.host.equals(HostSyntax.WILDCARD);
	}

	/**
	 * Return whether the port is to be chosen by the operating system.
	 * @return whether it is 0
	 */
	public boolean isWildcardPort() {
		return this.port == 0;
	}

	/**
	 * Return this endpoint with another port, as the one that was chosen by the operating
	 * system.
	 * @param port the port
	 * @return the endpoint
	 */
	public TcpEndpoint withPort(int port) {
		return new TcpEndpoint(this.host, port, this.source);
	}

	@Override
	public String scheme() {
		return SCHEME;
	}

	@Override
	public boolean isBindable() {
		return this.source == null;
	}

	@Override
	public boolean isConnectable() {
		return !isWildcardHost() && !isWildcardPort();
	}

	@Override
	public TcpEndpoint forBind() {
		requireBindable(this);
		return this;
	}

	/**
	 * Make sure that a socket can bind to this.
	 * @param shown the endpoint that this is, or is the address of
	 */
	void requireBindable(Endpoint shown) {
		if (!isBindable()) {
			throw EndpointParser.cannotBind(shown,
					"only a connecting side has a source address; leave out '" + this.source + ";'");
		}
	}

	@Override
	public TcpEndpoint forConnect() {
		requireConnectable(this);
		return this;
	}

	/**
	 * Make sure that a socket can connect to this.
	 * @param shown the endpoint that this is, or is the address of
	 */
	void requireConnectable(Endpoint shown) {
		if (isWildcardHost()) {
			throw EndpointParser.cannotConnect(shown, "'*' is an address to bind to; name the host of the other side");
		}
		if (isWildcardPort()) {
			throw EndpointParser.cannotConnect(shown,
					"any free port can only be bound to; name the port of the other" + " side, which its bind returns");
		}
	}

	@Override
	public String toString() {
		return text(this.host, this.port, this.source);
	}

	private static String text(String host, int port, @Nullable Source source) {
		return SCHEME + "://" + ((source != null) ? source + ";" : "") + hostAndPort(host, port);
	}

	private static String hostAndPort(String host, int port) {
		return ((host.indexOf(':') >= 0) ? "[" + host + "]" : host) + ":" + ((port == 0) ? "*" : port);
	}

	/**
	 * Return what is wrong with a host and port.
	 * @return the reason, or null when nothing is
	 */
	static @Nullable String fault(String host, int port) {
		if (port < 0 || port > HIGHEST_PORT) {
			return "port " + port + " is not from 0 to " + HIGHEST_PORT;
		}
		if (!HostSyntax.isValid(host)) {
			return "host '" + host + "' is not *, an IPv4 address, an IPv6 address in"
					+ " brackets, nor the name of a machine or network interface";
		}
		return null;
	}

	/**
	 * The address and port that a connection comes from.
	 *
	 * @param host {@code *}, an address, or the name of a network interface; never looked
	 * up by DNS
	 * @param port 0 to 65535; 0 for any free port
	 */
	public record Source(String host, int port) {

		/**
		 * Create a source.
		 * @throws InvalidEndpointException when the host or port is malformed
		 */
		public Source {
			String fault = fault(host, port);
			if (fault != null) {
				throw EndpointParser.malformed(hostAndPort(host, port), fault);
			}
		}

		/**
		 * Return the text of this source.
		 * @return the text, as it stands before the semicolon
		 */
		@Override
		public String toString() {
			return hostAndPort(this.host, this.port);
		}

	}

}
