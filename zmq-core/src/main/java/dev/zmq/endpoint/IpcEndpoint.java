package dev.zmq.endpoint;

import java.nio.charset.StandardCharsets;

import dev.zmq.exception.InvalidEndpointException;

/**
 * An endpoint of Unix-domain sockets, for processes on one machine: {@code ipc://path}.
 *
 * @param path the path of the socket's file, absolute or relative to the working
 * directory; {@code *} for a new file in a new temporary directory (bind only)
 */
public record IpcEndpoint(String path) implements Endpoint {

	static final String SCHEME = "ipc";

	/**
	 * What Java takes on Linux: the address of a Unix-domain socket,
	 * {@code sockaddr_un.sun_path}, has room for one byte more, which Java does not use.
	 */
	private static final int LONGEST_PATH = 106;

	/**
	 * Create an endpoint.
	 * @throws InvalidEndpointException when the path is empty, too long or abstract
	 */
	public IpcEndpoint {
		String text = SCHEME + "://" + path;
		if (path.isEmpty()) {
			throw EndpointParser.malformed(text, "the path is missing; write ipc:///absolute/path or ipc://*");
		}
		if (path.startsWith("@")) {
			throw EndpointParser.malformed(text,
					"Java cannot open abstract Unix sockets, which have no file; use a path");
		}
		if (path.indexOf('\0') >= 0) {
			throw EndpointParser.malformed(text.replace('\0', '?'), "the path has a NUL character");
		}
		int length = path.getBytes(StandardCharsets.UTF_8).length;
		if (length > LONGEST_PATH) {
			throw EndpointParser.malformed(text, "the path has " + length + " bytes; Java allows at most "
					+ LONGEST_PATH + ", so use a shorter one," + " which may be relative to the working directory");
		}
	}

	/**
	 * Return whether the path is to be chosen.
	 * @return whether it is {@code *}
	 */
	public boolean isWildcard() {
		return this.path.equals("*");
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
		return !isWildcard();
	}

	@Override
	public IpcEndpoint forBind() {
		return this;
	}

	@Override
	public IpcEndpoint forConnect() {
		if (isWildcard()) {
			throw EndpointParser.cannotConnect(this, "a path of the system's choice can only be bound to; name the path"
					+ " of the other side, which its bind returns");
		}
		return this;
	}

	@Override
	public String toString() {
		return SCHEME + "://" + this.path;
	}

}
