package dev.zmq.spring.config;

import java.util.List;

import dev.zmq.option.SocketType;

/**
 * A socket that a listener brings along.
 *
 * @param type its type
 * @param bind the endpoints to bind
 * @param connect the endpoints to connect to
 */
public record InlineSocket(SocketType type, List<String> bind, List<String> connect) {

	/**
	 * Creates the record; the endpoints are copied.
	 */
	public InlineSocket {
		bind = List.copyOf(bind);
		connect = List.copyOf(connect);
	}

	/**
	 * A socket that is bound.
	 * @param type its type
	 * @param endpoints where
	 * @return the socket
	 */
	public static InlineSocket bound(SocketType type, String... endpoints) {
		return new InlineSocket(type, List.of(endpoints), List.of());
	}

	/**
	 * A socket that connects.
	 * @param type its type
	 * @param endpoints to what
	 * @return the socket
	 */
	public static InlineSocket connected(SocketType type, String... endpoints) {
		return new InlineSocket(type, List.of(), List.of(endpoints));
	}

}
