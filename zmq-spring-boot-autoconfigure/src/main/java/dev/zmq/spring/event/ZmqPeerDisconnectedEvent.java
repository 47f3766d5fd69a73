package dev.zmq.spring.event;

import java.io.Serial;

import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.PeerInfo;

/**
 * A peer is gone.
 */
public final class ZmqPeerDisconnectedEvent extends ZmqSocketEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient PeerInfo peer;

	private final CloseReason reason;

	private final String detail;

	/**
	 * Creates the event.
	 * @param source who watches the socket
	 * @param name the name of the socket
	 * @param peer the peer, as it was last
	 * @param reason the reason
	 * @param detail the reason in words
	 */
	public ZmqPeerDisconnectedEvent(Object source, String name, PeerInfo peer, CloseReason reason, String detail) {
		super(source, name);
		this.peer = peer;
		this.reason = reason;
		this.detail = detail;
	}

	/**
	 * Returns the peer.
	 * @return the peer, as it was last
	 */
	public PeerInfo getPeer() {
		return this.peer;
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

}
