package dev.zmq.internal.pattern.routing;

import java.util.ArrayList;
import java.util.List;

import dev.zmq.internal.pipe.Pipe;

/**
 * All pipes of a socket, for what goes to every peer. Used by SUB and XSUB. Guarded by
 * the socket's send lock.
 */
public final class PipeList {

	private final List<Pipe> pipes = new ArrayList<>(1);

	/**
	 * Adds a pipe.
	 * @param pipe the pipe
	 */
	public void attach(Pipe pipe) {
		pipe.sendSlot(this.pipes.size());
		this.pipes.add(pipe);
	}

	/**
	 * Removes a pipe, if it is there.
	 * @param pipe the pipe
	 */
	public void detach(Pipe pipe) {
		int slot = pipe.sendSlot();
		if (slot >= 0) {
			Pipe last = this.pipes.remove(this.pipes.size() - 1);
			if (last != pipe) {
				this.pipes.set(slot, last);
				last.sendSlot(slot);
			}
			pipe.sendSlot(-1);
		}
	}

	/**
	 * Returns the number of pipes.
	 * @return how many
	 */
	public int size() {
		return this.pipes.size();
	}

	/**
	 * Returns a pipe.
	 * @param index which, from 0
	 * @return the pipe
	 */
	public Pipe get(int index) {
		return this.pipes.get(index);
	}

}
