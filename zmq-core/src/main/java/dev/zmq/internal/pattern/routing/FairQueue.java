package dev.zmq.internal.pattern.routing;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pipe.Lane;
import dev.zmq.internal.pipe.Pipe;
import org.jspecify.annotations.Nullable;

/**
 * Takes one message from each pipe in turn, so that no peer can keep the others waiting.
 * Used by every type that receives.
 * <p>
 * An empty pipe loses its turns until it is readable again. A finished pipe stays until
 * what it holds is taken. Guarded by the socket's receive lock.
 */
public final class FairQueue {

	private final ActivePipes pipes = new ActivePipes(false);

	private @Nullable Pipe last;

	/**
	 * Adds a pipe.
	 * @param pipe the pipe
	 */
	public void attach(Pipe pipe) {
		this.pipes.add(pipe);
	}

	/**
	 * Notes that nothing more comes from a pipe: it is forgotten at once if it is empty,
	 * otherwise when it has been read.
	 * @param pipe the pipe
	 */
	public void detach(Pipe pipe) {
		if (pipe.in().isEmpty()) {
			forget(pipe);
		}
	}

	/**
	 * Notes that a pipe has something to read, or has ended.
	 * @param pipe the pipe; may be unknown
	 */
	public void activate(Pipe pipe) {
		this.pipes.activate(pipe);
	}

	/**
	 * Takes the next message.
	 * @return the message, or null if there is none; {@link #last()} tells its origin
	 */
	public @Nullable ZmqMessage poll() {
		Pipe pipe;
		while ((pipe = this.pipes.current()) != null) {
			ZmqMessage message = pipe.in().poll();
			if (message != null) {
				if (this.last != pipe) {
					this.last = pipe;
				}
				this.pipes.advance();
				return message;
			}
			rest(pipe);
		}
		return null;
	}

	/**
	 * Tells whether there is a message.
	 * @return whether {@link #poll} would return one
	 */
	public boolean hasMessage() {
		Pipe pipe;
		while ((pipe = this.pipes.current()) != null) {
			if (!pipe.in().isEmpty()) {
				return true;
			}
			rest(pipe);
		}
		return false;
	}

	/**
	 * Returns the pipe that the last message came from.
	 * @return the pipe, which may be detached; null before the first message
	 */
	public @Nullable Pipe last() {
		return this.last;
	}

	/** Takes the turn from a pipe in which nothing was found. */
	private void rest(Pipe pipe) {
		Lane in = pipe.in();
		if (in.isExhausted()) {
			forget(pipe);
		}
		else if (in.idle()) {
			this.pipes.deactivateCurrent();
		}
	}

	private void forget(Pipe pipe) {
		this.pipes.remove(pipe);
		if (this.last == pipe) {
			this.last = null;
		}
	}

}
