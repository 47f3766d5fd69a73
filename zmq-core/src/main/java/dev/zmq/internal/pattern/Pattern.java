package dev.zmq.internal.pattern;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * What one socket type does with the messages and pipes of its socket.
 * <p>
 * <b>Locks.</b> The socket owns two short locks, send and receive, taken in that order.
 * Each method says which it is called under; with {@link PatternTraits#exclusive()} both
 * are one. No method waits, and none calls back into the socket other than through
 * {@link PatternHost}.
 * <p>
 * Every peer is welcome, and nothing can be sent or received, unless a type says
 * otherwise.
 */
public interface Pattern {

	/**
	 * Returns what the socket has to know about this type.
	 * @return the traits, always the same object
	 */
	PatternTraits traits();

	/**
	 * A pipe joins the socket [both locks]. For an accepted peer the handshake is done
	 * and {@link Pipe#routingId()} is what it announced, and {@link #connected} follows
	 * at once; a dialled pipe joins before its peer exists.
	 * @param pipe the new pipe
	 * @return null if the pipe was taken, otherwise why not; a refused pipe is closed
	 */
	@Nullable CloseReason attach(Pipe pipe);

	/**
	 * A peer is behind the pipe: after {@link #attach} for an accepted one, and at every
	 * reconnection of a dialled one [both locks]. The caller may produce into
	 * {@link Pipe#in()}.
	 * @param pipe the pipe, with {@link Pipe#routingId()} as the peer announced it
	 * @return null if the peer is welcome, otherwise why not
	 */
	default @Nullable CloseReason connected(Pipe pipe) {
		return null;
	}

	/**
	 * The peer of a dialled pipe is gone, the pipe stays and waits for the next one [both
	 * locks], with its place and what is queued in it. The caller may produce into
	 * {@link Pipe#in()}.
	 * @param pipe the pipe
	 */
	default void disconnected(Pipe pipe) {
	}

	/**
	 * The pipe is finished [both locks]: nothing may be sent into it any more. What its
	 * peer had sent stays receivable; {@link Pipe#in()} ends after this call, which may
	 * still produce a last notice into it.
	 * @param pipe the pipe
	 * @param wasConnected whether a peer was there
	 */
	void detach(Pipe pipe, boolean wasConnected);

	/**
	 * Sends a message if that is possible now [send lock].
	 * @param message the message
	 * @return true if the message was taken (or dropped, where this type drops); false if
	 * the caller has to wait for {@link #writable} or {@link #connected}
	 */
	default boolean trySend(ZmqMessage message) {
		return false;
	}

	/**
	 * Tells whether {@link #trySend} would take a message now [send lock].
	 * @return whether the socket is ready for sending
	 */
	default boolean canSend() {
		return false;
	}

	/**
	 * A pipe that had refused a message has room again [send lock].
	 * @param pipe the pipe; may have been detached meanwhile
	 */
	default void writable(Pipe pipe) {
	}

	/**
	 * Takes the next message [receive lock].
	 * @return the message, or null if there is none now
	 */
	default @Nullable ZmqMessage tryReceive() {
		return null;
	}

	/**
	 * Tells whether {@link #tryReceive} would return a message now [receive lock].
	 * @return whether the socket is ready for receiving
	 */
	default boolean canReceive() {
		return false;
	}

	/**
	 * A pipe whose inbound lane was idle has messages, or has ended [receive lock; both
	 * locks if {@link PatternTraits#eager()}].
	 * @param pipe the pipe; may be detached already, and still has messages then
	 */
	void readable(Pipe pipe);

	/**
	 * An option that takes effect at once was changed [both locks].
	 * @param option the option; read its value from the host
	 */
	default void changed(SocketOption<?> option) {
	}

}
