package dev.zmq.internal.pattern;

import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;

/**
 * What a {@link Pattern} may ask of the socket it works for. Every method may be called
 * under the socket's locks and returns at once.
 */
public interface PatternHost {

	/**
	 * Returns the value of an option of this socket.
	 * @param <T> the option's type
	 * @param option the option
	 * @return its value now
	 */
	<T> T option(SocketOption<T> option);

	/**
	 * Counts messages that were dropped.
	 * @param reason why
	 * @param messages how many
	 */
	void dropped(DropReason reason, long messages);

	/**
	 * Notes that the message being sent got lost since nobody whom it was for had room.
	 * Whoever sends gives way for a moment once it holds no lock, so that there is room
	 * for the next.
	 */
	void crowded();

	/**
	 * Asks for the connection behind a pipe to be closed; happens soon, on the reactor,
	 * and ends in {@link Pattern#detach} or, for a dialled pipe, in
	 * {@link Pattern#disconnected} and a reconnection if the reason allows one.
	 * @param pipe the pipe
	 * @param reason why
	 * @param lingering whether what is queued outbound is to be sent first
	 */
	void terminate(Pipe pipe, CloseReason reason, boolean lingering);

}
