package dev.zmq.endpoint;

/**
 * Where a socket binds or connects: one record per transport. An endpoint is what its
 * text says and no more; no name is looked up and nothing is opened. Printing and parsing
 * are each other's inverse: {@code parse(e.toString())} equals {@code e}. Endpoints are
 * immutable and safe to use from every thread.
 */
public sealed interface Endpoint permits TcpEndpoint, TlsEndpoint, IpcEndpoint, InprocEndpoint {

	/**
	 * Read an endpoint.
	 * @param text the text, as {@code tcp://127.0.0.1:5555},
	 * {@code tls+tcp://broker.example.com:5555}, {@code ipc:///run/app.sock} or
	 * {@code inproc://name}
	 * @return the endpoint
	 * @throws dev.zmq.exception.InvalidEndpointException when it is malformed, or its
	 * transport does not exist here
	 */
	static Endpoint parse(String text) {
		return EndpointParser.parse(text);
	}

	/**
	 * Return the name of the transport.
	 * @return what stands before {@code ://}
	 */
	String scheme();

	/**
	 * Return whether a socket can bind to this endpoint.
	 * @return {@code false} when it names a source address, which only a connecting side
	 * has
	 */
	boolean isBindable();

	/**
	 * Return whether a socket can connect to this endpoint.
	 * @return {@code false} when it leaves something to be chosen, which only a binding
	 * side can do
	 */
	boolean isConnectable();

	/**
	 * Return this endpoint, made sure of that a socket can bind to it.
	 * @return this endpoint
	 * @throws dev.zmq.exception.InvalidEndpointException when it is of use for connecting
	 * only
	 */
	Endpoint forBind();

	/**
	 * Return this endpoint, made sure of that a socket can connect to it.
	 * @return this endpoint
	 * @throws dev.zmq.exception.InvalidEndpointException when it is of use for binding
	 * only
	 */
	Endpoint forConnect();

	/**
	 * Return the text of this endpoint.
	 * @return the text, which {@link #parse} reads back to an equal endpoint
	 */
	@Override
	String toString();

}
