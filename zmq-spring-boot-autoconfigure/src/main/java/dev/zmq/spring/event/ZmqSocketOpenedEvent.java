package dev.zmq.spring.event;

import java.io.Serial;
import java.util.List;

import dev.zmq.endpoint.Endpoint;

/**
 * A named socket was opened, is bound and began to connect.
 */
public final class ZmqSocketOpenedEvent extends ZmqSocketEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient List<Endpoint> bound;

	/**
	 * Creates the event.
	 * @param source who opened the socket
	 * @param name the name of the socket
	 * @param bound the endpoints it is bound to, with the ports that were chosen
	 */
	public ZmqSocketOpenedEvent(Object source, String name, List<Endpoint> bound) {
		super(source, name);
		this.bound = List.copyOf(bound);
	}

	/**
	 * Returns the endpoints that the socket is bound to.
	 * @return the endpoints, with the ports that were chosen
	 */
	public List<Endpoint> getBound() {
		return this.bound;
	}

}
