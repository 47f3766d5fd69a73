package dev.zmq.internal.engine;

import java.util.function.Consumer;

import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.PeerInfo;
import org.jspecify.annotations.Nullable;

/**
 * A peer whose handshake is done, as its socket sees it.
 */
interface Peer {

	/**
	 * Returns the pipe between the socket and this peer.
	 */
	Pipe pipe();

	/**
	 * Returns what is known about the peer now.
	 */
	PeerInfo info();

	/**
	 * Returns who the peer is, as whoever judged it has said; null if nobody has.
	 */
	@Nullable String userId();

	/**
	 * Returns how many peers a socket may have at most when this one joins it, itself
	 * included.
	 */
	int maxPeers();

	/**
	 * Gives the pipe the high-water marks that the options ask for now; on any thread.
	 */
	void applyLimits();

	/**
	 * Tells whether it is in because somebody was asked about it; on any thread.
	 */
	boolean judged();

	/**
	 * Has it judged again, in the background; on any thread. If it is refused, its
	 * connection ends.
	 * @param done hears what has become of it, later and on any thread
	 */
	void judgeAgain(Consumer<Review.Outcome> done);

	/**
	 * Ends the connection, in the background; on any thread.
	 * @param reason why
	 * @param lingering whether what is queued for the peer is to be sent first
	 */
	void terminate(CloseReason reason, boolean lingering);

}
