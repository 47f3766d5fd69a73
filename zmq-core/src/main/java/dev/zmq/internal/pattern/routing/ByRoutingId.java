package dev.zmq.internal.pattern.routing;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import dev.zmq.internal.pipe.Pipe;
import org.jspecify.annotations.Nullable;

/**
 * Who has which routing id. Used by ROUTER and STREAM.
 * <p>
 * Ids are given and released under both locks of the socket and looked up under the send
 * lock. A look-up allocates nothing.
 */
public final class ByRoutingId {

	private static final int GENERATED_LENGTH = 5;

	private final Map<ByteKey, Pipe> pipes = new HashMap<>();

	/** The ids by pipe: a pipe keeps its id whatever the peers behind it announce. */
	private final Map<Pipe, byte[]> ids = new IdentityHashMap<>();

	private final ByteKey wanted = new ByteKey(new byte[0]);

	private int next = ThreadLocalRandom.current().nextInt();

	/**
	 * Looks up a peer.
	 * @param id its routing id
	 * @return its pipe, or null if nobody has this id
	 */
	public @Nullable Pipe pipe(byte[] id) {
		return this.pipes.get(this.wanted.of(id));
	}

	/**
	 * Returns the id given to a pipe.
	 * @param pipe the pipe
	 * @return its id, or null if it has none
	 */
	public byte @Nullable [] id(Pipe pipe) {
		return this.ids.get(pipe);
	}

	/**
	 * Gives an id to a pipe, and writes it on the pipe.
	 * @param id the id, which nobody has
	 * @param pipe the pipe, which has no id
	 */
	public void give(byte[] id, Pipe pipe) {
		this.pipes.put(new ByteKey(id), pipe);
		this.ids.put(pipe, id);
		pipe.routingId(id);
	}

	/**
	 * Takes the id from a pipe. It stays written on the pipe, for what is still to be
	 * received from there.
	 * @param pipe the pipe
	 * @return whether it had an id
	 */
	public boolean release(Pipe pipe) {
		byte[] id = this.ids.remove(pipe);
		return id != null && this.pipes.remove(this.wanted.of(id)) != null;
	}

	/**
	 * Makes an id that nobody has: a zero byte and a number of 32 bits, which begins
	 * anywhere and counts up, as in libzmq.
	 * @return the id
	 */
	public byte[] generate() {
		byte[] id;
		do {
			id = new byte[GENERATED_LENGTH];
			int number = this.next++;
			for (int i = 1; i < GENERATED_LENGTH; i++) {
				id[i] = (byte) (number >>> (Byte.SIZE * (GENERATED_LENGTH - 1 - i)));
			}
		}
		while (pipe(id) != null);
		return id;
	}

	/**
	 * Tells whether any pipe has room. Those that have none will signal when they do.
	 * @return whether a message could be sent to somebody
	 */
	public boolean anyRoom() {
		for (Pipe pipe : this.ids.keySet()) {
			if (pipe.out().hasRoom()) {
				return true;
			}
		}
		return false;
	}

}
