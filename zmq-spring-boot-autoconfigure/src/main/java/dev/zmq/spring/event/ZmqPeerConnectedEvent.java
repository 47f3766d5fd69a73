package dev.zmq.spring.event;

import java.io.Serial;

import dev.zmq.monitor.PeerInfo;

/**
 * A peer is ready: from now on messages are exchanged with it.
 */
public final class ZmqPeerConnectedEvent extends ZmqSocketEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient PeerInfo peer;

	/**
	 * Creates the event.
	 * @param source who watches the socket
	 * @param name the name of the socket
	 * @param peer the peer
	 */
	public ZmqPeerConnectedEvent(Object source, String name, PeerInfo peer) {
		super(source, name);
		this.peer = peer;
	}

	/**
	 * Returns the peer.
	 * @return the peer
	 */
	public PeerInfo getPeer() {
		return this.peer;
	}

}
