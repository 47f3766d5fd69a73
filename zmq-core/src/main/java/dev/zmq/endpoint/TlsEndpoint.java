package dev.zmq.endpoint;

/**
 * An endpoint of TLS over TCP: {@code tls+tcp://host:port}, with everything that an
 * endpoint of TCP may have. What TLS needs to know beside is the option
 * {@link dev.zmq.option.SocketOption#TLS}. libzmq has nothing like it.
 *
 * @param address where to bind or connect
 */
public record TlsEndpoint(TcpEndpoint address) implements Endpoint {

	static final String SCHEME = "tls+tcp";

	/**
	 * Return the host.
	 * @return the host, as {@link TcpEndpoint#host()}
	 */
	public String host() {
		return this.address.host();
	}

	/**
	 * Return the port.
	 * @return the port, as {@link TcpEndpoint#port()}
	 */
	public int port() {
		return this.address.port();
	}

	/**
	 * Return this endpoint with another port, as the one that was chosen by the operating
	 * system.
	 * @param port the port
	 * @return the endpoint
	 */
	public TlsEndpoint withPort(int port) {
		return new TlsEndpoint(this.address.withPort(port));
	}

	@Override
	public String scheme() {
		return SCHEME;
	}

	@Override
	public boolean isBindable() {
		return this.address.isBindable();
	}

	@Override
	public boolean isConnectable() {
		return this.address.isConnectable();
	}

	@Override
	public TlsEndpoint forBind() {
		this.address.requireBindable(this);
		return this;
	}

	@Override
	public TlsEndpoint forConnect() {
		this.address.requireConnectable(this);
		return this;
	}

	@Override
	public String toString() {
		return "tls+" + this.address;
	}

}
