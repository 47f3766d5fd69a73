package dev.zmq.endpoint;

import dev.zmq.exception.InvalidEndpointException;

/**
 * An endpoint within a context: {@code inproc://name}. Names are unique per context.
 *
 * @param name 1 to 256 characters of any kind
 */
public record InprocEndpoint(String name) implements Endpoint {

	static final String SCHEME = "inproc";

	private static final int LONGEST_NAME = 256;

	/**
	 * Create an endpoint.
	 * @throws InvalidEndpointException when the name is empty or too long
	 */
	public InprocEndpoint {
		if (name.isEmpty() || name.length() > LONGEST_NAME) {
			throw EndpointParser.malformed(SCHEME + "://" + name,
					"the name has " + name.length() + " characters; allowed are 1 to " + LONGEST_NAME);
		}
	}

	@Override
	public String scheme() {
		return SCHEME;
	}

	@Override
	public boolean isBindable() {
		return true;
	}

	@Override
	public boolean isConnectable() {
		return true;
	}

	@Override
	public InprocEndpoint forBind() {
		return this;
	}

	@Override
	public InprocEndpoint forConnect() {
		return this;
	}

	@Override
	public String toString() {
		return SCHEME + "://" + this.name;
	}

}
