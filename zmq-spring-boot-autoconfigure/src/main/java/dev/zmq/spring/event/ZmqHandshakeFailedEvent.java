package dev.zmq.spring.event;

import java.io.Serial;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;

/**
 * A connection ended before its handshake was finished. At most ten a second of these are
 * published for a socket, so that whoever keeps calling cannot keep the application busy.
 */
public final class ZmqHandshakeFailedEvent extends ZmqSocketEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Endpoint endpoint;

	private final String remoteAddress;

	private final CloseReason reason;

	private final String detail;

	private final String mechanism;

	private final long untold;

	/**
	 * Creates the event.
	 * @param source who watches the socket
	 * @param name the name of the socket
	 * @param failure what has happened
	 * @param untold how many were left out, as there were too many at a time
	 */
	public ZmqHandshakeFailedEvent(Object source, String name, SocketEvent.HandshakeFailed failure, long untold) {
		super(source, name);
		this.endpoint = failure.endpoint();
		this.remoteAddress = failure.remoteAddress();
		this.reason = failure.reason();
		this.detail = failure.detail();
		this.mechanism = failure.mechanism();
		this.untold = untold;
	}

	/**
	 * Returns the endpoint.
	 * @return the endpoint
	 */
	public Endpoint getEndpoint() {
		return this.endpoint;
	}

	/**
	 * Returns the peer's address.
	 * @return the peer's address
	 */
	public String getRemoteAddress() {
		return this.remoteAddress;
	}

	/**
	 * Returns the reason.
	 * @return the reason
	 */
	public CloseReason getReason() {
		return this.reason;
	}

	/**
	 * Returns the reason in words.
	 * @return the reason in words
	 */
	public String getDetail() {
		return this.detail;
	}

	/**
	 * Returns the security mechanism that this side wants.
	 * @return its name, as {@code CURVE}; empty where there is none
	 */
	public String getMechanism() {
		return this.mechanism;
	}

	/**
	 * Returns how many events of this kind were left out since the last one.
	 * @return how many were left out, as there were too many at a time
	 */
	public long getUntold() {
		return this.untold;
	}

}
