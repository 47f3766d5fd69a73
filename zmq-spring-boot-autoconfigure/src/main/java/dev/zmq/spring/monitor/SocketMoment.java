package dev.zmq.spring.monitor;

import java.time.Instant;

import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;

/**
 * Something that happened to a socket, in words.
 *
 * @param time when it was heard of
 * @param event the name of the event, as {@code HandshakeFailed}
 * @param detail where, with whom and why
 */
public record SocketMoment(Instant time, String event, String detail) {

	static SocketMoment of(Instant time, SocketEvent event) {
		return new SocketMoment(time, event.getClass().getSimpleName(), detail(event));
	}

	private static String detail(SocketEvent event) {
		if (event instanceof SocketEvent.Disconnected gone) {
			return gone.peer().remoteAddress() + " at " + gone.peer().endpoint() + ": "
					+ because(gone.reason(), gone.detail());
		}
		if (event instanceof SocketEvent.HandshakeSucceeded ready) {
			return ready.peer().remoteAddress() + " at " + ready.peer().endpoint();
		}
		if (event instanceof SocketEvent.HandshakeFailed failed) {
			return failed.remoteAddress() + " at " + failed.endpoint() + ": "
					+ because(failed.reason(), failed.detail());
		}
		if (event instanceof SocketEvent.AcceptFailed failed) {
			return failed.endpoint() + ": " + because(failed.reason(), failed.detail());
		}
		if (event instanceof SocketEvent.BindFailed failed) {
			return failed.endpoint() + ": " + failed.cause().getMessage();
		}
		return connecting(event);
	}

	private static String connecting(SocketEvent event) {
		if (event instanceof SocketEvent.ConnectRetried retried) {
			return retried.endpoint() + ": " + retried.reason() + ", again in " + retried.delay().toMillis() + " ms";
		}
		if (event instanceof SocketEvent.ConnectStopped stopped) {
			return stopped.endpoint() + ": " + stopped.reason();
		}
		if (event instanceof SocketEvent.Connected connected) {
			return connected.remoteAddress() + " at " + connected.endpoint();
		}
		if (event instanceof SocketEvent.Accepted accepted) {
			return accepted.remoteAddress() + " at " + accepted.endpoint();
		}
		if (event instanceof SocketEvent.Listening listening) {
			return listening.endpoint().toString();
		}
		return (event instanceof SocketEvent.Closed closed) ? closed.endpoint().toString() : "";
	}

	private static String because(CloseReason reason, String detail) {
		return (detail.isEmpty()) ? reason.name() : reason + ", " + detail;
	}

}
