package dev.zmq.spring.monitor;

import java.time.Duration;
import java.time.Instant;

import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs which peers a socket has refused, or been refused by: one line at once, and then
 * at most one in a minute. For one thread at a time.
 */
final class Refusals {

	static final Duration PERIOD = Duration.ofMinutes(1);

	private static final Log logger = LogFactory.getLog(Refusals.class);

	private Instant told = Instant.MIN;

	private long untold;

	/**
	 * Logs an event if it is a refusal.
	 */
	void heard(String name, ZmqSocket socket, SocketEvent event, Instant now) {
		if (!isRefusal(event, socket)) {
			return;
		}
		if (now.isBefore(this.told.plus(PERIOD)) && !now.isBefore(this.told)) {
			this.untold++;
			return;
		}
		logger.warn("Security of socket '" + name + "': " + SocketMoment.of(now, event).detail()
				+ ((this.untold > 0) ? " (and " + this.untold + " more before it)" : ""));
		this.told = now;
		this.untold = 0;
	}

	/**
	 * Tells whether an event is about a peer that security keeps out, on either side.
	 */
	static boolean isRefusal(SocketEvent event, ZmqSocket socket) {
		if (event instanceof SocketEvent.Disconnected gone) {
			return gone.reason() == CloseReason.ACCESS_REVOKED;
		}
		if (!(event instanceof SocketEvent.HandshakeFailed failed)) {
			return false;
		}
		return switch (failed.reason()) {
			case MECHANISM_MISMATCH, KEY_MISMATCH, AUTHENTICATION_FAILED, AUTHENTICATION_REFUSED, REPLAYED -> true;
			case UNEXPECTED_COMMAND -> isSecured(failed);
			// servers part without a word from clients that they do not like
			case PEER_CLOSED -> isSecured(failed) && !isServer(socket);
			default -> false;
		};
	}

	private static boolean isSecured(SocketEvent.HandshakeFailed failed) {
		return !failed.mechanism().isEmpty() && !failed.mechanism().equals("NULL");
	}

	private static boolean isServer(ZmqSocket socket) {
		try {
			return socket.get(SocketOption.CURVE_SERVER) || socket.get(SocketOption.PLAIN_SERVER)
					|| socket.get(SocketOption.GSSAPI_SERVER);
		}
		catch (ZmqException ex) {
			// closed in the meantime
			return true;
		}
	}

}
