package dev.zmq.spring.monitor;

import dev.zmq.monitor.SocketEvent;
import org.jspecify.annotations.Nullable;

/**
 * What may happen to a socket's endpoints and connections and is counted.
 */
public enum ConnectionEvent {

	/** A connection to a peer was made. */
	CONNECTED,

	/** A peer connected. */
	ACCEPTED,

	/** A peer is gone whose handshake had succeeded. */
	DISCONNECTED,

	/** Another attempt to connect follows. */
	RETRIED,

	/** There will be no further attempt to connect. */
	STOPPED,

	/** An endpoint could not be bound. */
	BIND_FAILED,

	/** A peer was turned away. */
	ACCEPT_FAILED,

	/** A peer is ready. */
	HANDSHAKE_SUCCEEDED,

	/** A connection ended before its handshake was finished. */
	HANDSHAKE_FAILED;

	static @Nullable ConnectionEvent of(SocketEvent event) {
		if (event instanceof SocketEvent.Connected) {
			return CONNECTED;
		}
		if (event instanceof SocketEvent.Accepted) {
			return ACCEPTED;
		}
		if (event instanceof SocketEvent.Disconnected) {
			return DISCONNECTED;
		}
		if (event instanceof SocketEvent.ConnectRetried) {
			return RETRIED;
		}
		if (event instanceof SocketEvent.ConnectStopped) {
			return STOPPED;
		}
		if (event instanceof SocketEvent.BindFailed) {
			return BIND_FAILED;
		}
		if (event instanceof SocketEvent.AcceptFailed) {
			return ACCEPT_FAILED;
		}
		if (event instanceof SocketEvent.HandshakeSucceeded) {
			return HANDSHAKE_SUCCEEDED;
		}
		return (event instanceof SocketEvent.HandshakeFailed) ? HANDSHAKE_FAILED : null;
	}

}
