package dev.zmq.internal.pattern.routing;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pipe.Pipe;
import org.jspecify.annotations.Nullable;

/**
 * Sends each message to the next pipe that has room, in strict turn. Used by PAIR, PUSH,
 * DEALER and REQ.
 * <p>
 * A full pipe loses its turns until it is writable again and then comes last. Guarded by
 * the socket's send lock.
 */
public final class RoundRobin {

	private final ActivePipes pipes = new ActivePipes(true);

	/**
	 * Adds a pipe.
	 * @param pipe the pipe
	 */
	public void attach(Pipe pipe) {
		this.pipes.add(pipe);
	}

	/**
	 * Removes a pipe, if it is there.
	 * @param pipe the pipe
	 */
	public void detach(Pipe pipe) {
		this.pipes.remove(pipe);
	}

	/**
	 * Notes that a pipe has room again.
	 * @param pipe the pipe; may be unknown
	 */
	public void activate(Pipe pipe) {
		this.pipes.activate(pipe);
	}

	/**
	 * Sends a message to the next pipe with room.
	 * @param message the message
	 * @return the pipe that took it, or null if none has room
	 */
	public @Nullable Pipe send(ZmqMessage message) {
		Pipe pipe;
		while ((pipe = this.pipes.current()) != null) {
			if (pipe.out().offer(message)) {
				pipe.out().flush();
				this.pipes.advance();
				return pipe;
			}
			this.pipes.deactivateCurrent();
		}
		return null;
	}

	/**
	 * Tells whether any pipe has room.
	 * @return whether {@link #send} would take a message
	 */
	public boolean canSend() {
		Pipe pipe;
		while ((pipe = this.pipes.current()) != null) {
			if (pipe.out().hasRoom()) {
				return true;
			}
			this.pipes.deactivateCurrent();
		}
		return false;
	}

}
