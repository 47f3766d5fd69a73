package dev.zmq.internal.pattern.routing;

import java.util.Arrays;

import dev.zmq.internal.pipe.Pipe;
import org.jspecify.annotations.Nullable;

/**
 * Pipes in an array whose first part holds those that are worth trying, with a pointer to
 * the one whose turn it is. A pipe that fails moves behind that part, one that recovers
 * moves to its end; a pipe knows its own index, so that both are swaps.
 * <p>
 * Not thread-safe: belongs to one side of a socket and its lock.
 */
final class ActivePipes {

	private final boolean sending;

	private @Nullable Pipe[] pipes = new Pipe[4];

	private int size;

	private int active;

	private int current;

	/**
	 * Creates the array.
	 * @param sending whether pipes note their index as the send slot, rather than as the
	 * receive slot
	 */
	ActivePipes(boolean sending) {
		this.sending = sending;
	}

	/**
	 * Returns the pipe whose turn it is.
	 * @return the pipe, or null if none is active
	 */
	@Nullable Pipe current() {
		return (this.active > 0) ? this.pipes[this.current] : null;
	}

	/** Gives the turn to the next active pipe. */
	void advance() {
		int next = this.current + 1;
		if (next < this.active) {
			this.current = next;
		}
		else if (this.current != 0) {
			// not written for nothing: others may read what lies beside it
			this.current = 0;
		}
	}

	/** Moves the pipe whose turn it is to the passive part. */
	void deactivateCurrent() {
		this.active--;
		swap(this.current, this.active);
		if (this.current == this.active) {
			this.current = 0;
		}
	}

	/**
	 * Adds a pipe at the end of the active part.
	 * @param pipe the pipe
	 */
	void add(Pipe pipe) {
		if (this.size == this.pipes.length) {
			this.pipes = Arrays.copyOf(this.pipes, this.size * 2);
		}
		place(pipe, this.size++);
		activate(pipe);
	}

	/**
	 * Moves a pipe to the end of the active part; one that is active or unknown stays as
	 * it is.
	 * @param pipe the pipe
	 */
	void activate(Pipe pipe) {
		int slot = slot(pipe);
		if (slot >= this.active) {
			swap(slot, this.active);
			this.active++;
		}
	}

	/**
	 * Removes a pipe, if it is there.
	 * @param pipe the pipe
	 */
	void remove(Pipe pipe) {
		int slot = slot(pipe);
		if (slot < 0) {
			return;
		}
		if (slot < this.active) {
			this.active--;
			swap(slot, this.active);
			if (this.current == this.active) {
				this.current = 0;
			}
			slot = this.active;
		}
		swap(slot, --this.size);
		this.pipes[this.size] = null;
		slot(pipe, -1);
	}

	/**
	 * Returns how many pipes there are.
	 * @return active and passive ones together
	 */
	int size() {
		return this.size;
	}

	private void swap(int one, int other) {
		Pipe first = this.pipes[one];
		Pipe second = this.pipes[other];
		if (one != other && first != null && second != null) {
			place(second, one);
			place(first, other);
		}
	}

	private void place(Pipe pipe, int slot) {
		this.pipes[slot] = pipe;
		slot(pipe, slot);
	}

	private int slot(Pipe pipe) {
		return this.sending ? pipe.sendSlot() : pipe.receiveSlot();
	}

	private void slot(Pipe pipe, int slot) {
		if (this.sending) {
			pipe.sendSlot(slot);
		}
		else {
			pipe.receiveSlot(slot);
		}
	}

}
