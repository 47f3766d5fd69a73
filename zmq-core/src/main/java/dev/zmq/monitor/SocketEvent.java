package dev.zmq.monitor;

import java.time.Duration;

import dev.zmq.endpoint.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a socket's endpoints or connections. Events of one
 * connection arrive in the order in which they happened. They are immutable and safe to
 * use from every thread.
 *
 * <p>
 * Usual orders: {@link Listening}, {@link Accepted}, {@link HandshakeSucceeded},
 * {@link Disconnected} on the binding side; {@link ConnectDelayed}, {@link Connected},
 * {@link HandshakeSucceeded}, {@link Disconnected}, {@link ConnectRetried} on the
 * connecting side.
 */
public sealed interface SocketEvent {

	/**
	 * The socket listens at an endpoint ({@code ZMQ_EVENT_LISTENING}).
	 *
	 * @param endpoint the endpoint, with the address and port that were chosen
	 */
	record Listening(Endpoint endpoint) implements SocketEvent {

	}

	/**
	 * The socket could not bind to an endpoint ({@code ZMQ_EVENT_BIND_FAILED}).
	 *
	 * @param endpoint the endpoint
	 * @param cause what went wrong
	 */
	record BindFailed(Endpoint endpoint, Throwable cause) implements SocketEvent {

	}

	/**
	 * A peer connected to a listening endpoint; its handshake comes next
	 * ({@code ZMQ_EVENT_ACCEPTED}).
	 *
	 * @param endpoint the listening endpoint
	 * @param remoteAddress the peer's address
	 */
	record Accepted(Endpoint endpoint, String remoteAddress) implements SocketEvent {

	}

	/**
	 * A connection was not accepted, or closed again before anything was read from it
	 * ({@code ZMQ_EVENT_ACCEPT_FAILED}).
	 *
	 * @param endpoint the listening endpoint
	 * @param reason the reason
	 * @param detail the reason in words, with the numbers or addresses that belong to it
	 */
	record AcceptFailed(Endpoint endpoint, CloseReason reason, String detail) implements SocketEvent {

	}

	/**
	 * A connection to a peer was made; the handshake comes next
	 * ({@code ZMQ_EVENT_CONNECTED}).
	 *
	 * @param endpoint the endpoint connected to
	 * @param remoteAddress the peer's address
	 */
	record Connected(Endpoint endpoint, String remoteAddress) implements SocketEvent {

	}

	/**
	 * A connection is being made and is not ready yet
	 * ({@code ZMQ_EVENT_CONNECT_DELAYED}).
	 *
	 * @param endpoint the endpoint to connect to
	 */
	record ConnectDelayed(Endpoint endpoint) implements SocketEvent {

	}

	/**
	 * An attempt to connect failed, or a connection was lost, and another attempt follows
	 * ({@code ZMQ_EVENT_CONNECT_RETRIED}).
	 *
	 * @param endpoint the endpoint to connect to
	 * @param reason why the last attempt or connection ended
	 * @param delay how long until the next attempt
	 */
	record ConnectRetried(Endpoint endpoint, CloseReason reason, Duration delay) implements SocketEvent {

	}

	/**
	 * The socket has given up connecting to an endpoint: after a protocol error, or as
	 * {@code RECONNECT_STOP} or {@code RECONNECT_INTERVAL} asks for. libzmq is silent
	 * about this.
	 *
	 * @param endpoint the endpoint
	 * @param reason why the last attempt or connection ended
	 */
	record ConnectStopped(Endpoint endpoint, CloseReason reason) implements SocketEvent {

	}

	/**
	 * A peer is ready: from now on messages are exchanged with it
	 * ({@code ZMQ_EVENT_HANDSHAKE_SUCCEEDED}).
	 *
	 * @param peer the peer
	 */
	record HandshakeSucceeded(PeerInfo peer) implements SocketEvent {

	}

	/**
	 * A connection ended before its handshake was finished, and not because this side
	 * closed, disconnected or unbound ({@code ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL},
	 * {@code ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL},
	 * {@code ZMQ_EVENT_HANDSHAKE_FAILED_AUTH}).
	 *
	 * @param endpoint the endpoint that was bound or connected
	 * @param remoteAddress the peer's address
	 * @param reason the reason
	 * @param detail the reason in words, with what to do about it where that is known;
	 * never a secret
	 * @param mechanism the security mechanism that this side wants, see
	 * {@link HandshakeInfo}; empty where there is none
	 */
	record HandshakeFailed(Endpoint endpoint, String remoteAddress, CloseReason reason, String detail,
			String mechanism) implements SocketEvent {

	}

	/**
	 * A peer is gone whose handshake had succeeded ({@code ZMQ_EVENT_DISCONNECTED}).
	 *
	 * @param peer the peer, as it was last
	 * @param reason the reason
	 * @param detail the reason in words
	 * @param cause the error behind it, or {@code null} when there was none
	 */
	record Disconnected(PeerInfo peer, CloseReason reason, String detail,
			@Nullable Throwable cause) implements SocketEvent {

	}

	/**
	 * The socket no longer listens at an endpoint, or an attempt to connect was given up
	 * before there was a connection ({@code ZMQ_EVENT_CLOSED}).
	 *
	 * @param endpoint the endpoint
	 */
	record Closed(Endpoint endpoint) implements SocketEvent {

	}

	/**
	 * A listener was so far behind that it missed events.
	 *
	 * @param count how many
	 */
	record EventsLost(long count) implements SocketEvent {

	}

	/**
	 * No more events follow: the socket is closed ({@code ZMQ_EVENT_MONITOR_STOPPED}).
	 */
	record MonitorStopped() implements SocketEvent {

	}

}
