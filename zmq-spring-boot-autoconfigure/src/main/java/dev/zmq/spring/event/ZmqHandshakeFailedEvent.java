package dev.zmq.spring.event;

import java.io.Serial;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;

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

	private final long untold;

	/**
	 * Creates the event.
	 * @param source who watches the socket
	 * @param name the name of the socket
	 * @param endpoint the endpoint
	 * @param remoteAddress the peer's address
	 * @param reason the reason
	 * @param detail the reason in words
	 * @param untold how many were left out, as there were too many at a time
	 */
	public ZmqHandshakeFailedEvent(Object source, String name, Endpoint endpoint, String remoteAddress,
			CloseReason reason, String detail, long untold) {
		super(source, name);
		this.endpoint = endpoint;
		this.remoteAddress = remoteAddress;
		this.reason = reason;
		this.detail = detail;
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
	 * Returns how many events of this kind were left out since the last one.
	 * @return how many were left out, as there were too many at a time
	 */
	public long getUntold() {
		return this.untold;
	}

}
