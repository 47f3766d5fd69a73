package dev.zmq.internal.pipe;

import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * A socket's end of the connection to one peer: what it receives from ({@link #in()}) and
 * what it sends into ({@link #out()}). The other end is a session on the reactor, or, for
 * inproc, the pipe of another socket with the lanes exchanged.
 * <p>
 * <b>Threads.</b> The lanes carry their own contract. The slots and the routing id belong
 * to the socket's pattern and are guarded by its locks.
 */
public final class Pipe {

	private static final AtomicLong IDS = new AtomicLong();

	private final long id = IDS.incrementAndGet();

	private final Lane in;

	private final Lane out;

	private final boolean dialled;

	private final PipeStack.Entry readable = new PipeStack.Entry(this);

	private final PipeStack.Entry writable = new PipeStack.Entry(this);

	private byte[] chosenId = new byte[0];

	private byte @Nullable [] routingId;

	private @Nullable String userId;

	private boolean connected;

	private int sendSlot = -1;

	private int receiveSlot = -1;

	/**
	 * Creates a pipe.
	 * @param in the lane this socket consumes
	 * @param out the lane this socket produces into
	 * @param dialled whether this side connected (so that the pipe outlives connections)
	 */
	public Pipe(Lane in, Lane out, boolean dialled) {
		this.in = in;
		this.out = out;
		this.dialled = dialled;
	}

	/**
	 * Returns a number that is unique to this pipe in this process.
	 * @return the id
	 */
	public long id() {
		return this.id;
	}

	/**
	 * Returns the lane that the socket receives from.
	 * @return the inbound lane
	 */
	public Lane in() {
		return this.in;
	}

	/**
	 * Returns the lane that the socket sends into.
	 * @return the outbound lane
	 */
	public Lane out() {
		return this.out;
	}

	/**
	 * Tells whether this side connected; such a pipe survives reconnects.
	 * @return whether the pipe was made by connect
	 */
	public boolean dialled() {
		return this.dialled;
	}

	/**
	 * Returns the routing id that this side has chosen for the peer when it connected.
	 * @return the id, empty if none was chosen
	 */
	public byte[] chosenId() {
		return this.chosenId;
	}

	/**
	 * Chooses the routing id of the peer, before the pipe is attached.
	 * @param chosenId the id, empty for none
	 */
	public void chosenId(byte[] chosenId) {
		this.chosenId = chosenId;
	}

	/**
	 * Returns the routing id of the peer: what its handshake announced (may be empty), or
	 * what a ROUTER has given it.
	 * @return the routing id, null while unknown
	 */
	public byte @Nullable [] routingId() {
		return this.routingId;
	}

	/**
	 * Sets the routing id of the peer.
	 * @param routingId the routing id
	 */
	public void routingId(byte @Nullable [] routingId) {
		this.routingId = routingId;
	}

	/**
	 * Returns who the peer is, as whoever judged it has said.
	 * @return the user id, null if nobody has said so
	 */
	public @Nullable String userId() {
		return this.userId;
	}

	/**
	 * Sets who the peer is.
	 * @param userId the user id, null if nobody has said so
	 */
	public void userId(@Nullable String userId) {
		this.userId = userId;
	}

	/**
	 * Tells whether a peer is behind the pipe now (handshake done); a dialled pipe exists
	 * before its peer. Kept by the socket under both its locks.
	 * @return whether a peer is there
	 */
	public boolean connected() {
		return this.connected;
	}

	/**
	 * Notes whether a peer is behind the pipe.
	 * @param connected whether a peer is there
	 */
	public void connected(boolean connected) {
		this.connected = connected;
	}

	/**
	 * Returns the index a sending strategy has filed this pipe under.
	 * @return the index, −1 for none
	 */
	public int sendSlot() {
		return this.sendSlot;
	}

	/**
	 * Sets the index in the sending strategy.
	 * @param slot the index, −1 for none
	 */
	public void sendSlot(int slot) {
		this.sendSlot = slot;
	}

	/**
	 * Returns the index a receiving strategy has filed this pipe under.
	 * @return the index, −1 for none
	 */
	public int receiveSlot() {
		return this.receiveSlot;
	}

	/**
	 * Sets the index in the receiving strategy.
	 * @param slot the index, −1 for none
	 */
	public void receiveSlot(int slot) {
		this.receiveSlot = slot;
	}

	/**
	 * Returns the entry for the stack of pipes with something to receive.
	 * @return the entry
	 */
	public PipeStack.Entry readableEntry() {
		return this.readable;
	}

	/**
	 * Returns the entry for the stack of pipes that have room again.
	 * @return the entry
	 */
	public PipeStack.Entry writableEntry() {
		return this.writable;
	}

	@Override
	public String toString() {
		return "Pipe " + this.id;
	}

}
