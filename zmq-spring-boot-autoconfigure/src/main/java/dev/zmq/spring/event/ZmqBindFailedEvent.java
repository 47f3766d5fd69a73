package dev.zmq.spring.event;

import java.io.Serial;

import dev.zmq.endpoint.Endpoint;

/**
 * A named socket could not bind.
 */
public final class ZmqBindFailedEvent extends ZmqSocketEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Endpoint endpoint;

	private final Throwable cause;

	/**
	 * Creates the event.
	 * @param source who watches the socket
	 * @param name the name of the socket
	 * @param endpoint the endpoint
	 * @param cause what went wrong
	 */
	public ZmqBindFailedEvent(Object source, String name, Endpoint endpoint, Throwable cause) {
		super(source, name);
		this.endpoint = endpoint;
		this.cause = cause;
	}

	/**
	 * Returns the endpoint.
	 * @return the endpoint
	 */
	public Endpoint getEndpoint() {
		return this.endpoint;
	}

	/**
	 * Returns what went wrong.
	 * @return what went wrong
	 */
	public Throwable getCause() {
		return this.cause;
	}

}
