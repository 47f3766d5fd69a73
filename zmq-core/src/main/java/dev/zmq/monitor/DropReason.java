package dev.zmq.monitor;

/**
 * Why a message came to nothing. A message that goes to many peers is counted once for
 * each that did not get it.
 */
public enum DropReason {

	/**
	 * A peer's queue was full: a slow subscriber, or a ROUTER's or REP's peer that does
	 * not read.
	 */
	HIGH_WATER_MARK,

	/**
	 * There was no peer at all, where the type of socket does not wait for one: PUB, XPUB
	 * and XSUB.
	 */
	NO_PEER,

	/**
	 * There were peers, but the message is of no topic that any of them has subscribed
	 * to: PUB and XPUB.
	 */
	NO_SUBSCRIBER,

	/**
	 * The peer that the message is for is not connected: an unknown id given to a ROUTER,
	 * or a requester that left.
	 */
	UNROUTABLE,

	/**
	 * The message was queued for a peer whose connection ended, and no other peer could
	 * take it.
	 */
	DISCONNECTED,

	/**
	 * The message was still queued when the linger period of the closed socket was over.
	 */
	LINGER_EXPIRED,

	/**
	 * The frames are not what the pattern asks for: a request without a delimiter, or an
	 * id without anything after it.
	 */
	MALFORMED,

	/**
	 * A SUB received a topic it does not, or no longer, subscribe to. Nothing is lost by
	 * it.
	 */
	FILTERED,

	/** A newer message took its place, as {@code CONFLATE} asks for. */
	CONFLATED,

	/** A REQ received a reply which is not the one it waits for. */
	STALE_REPLY,

	/** A peer sent a message to a socket that does not receive, a PUB or a PUSH. */
	NOT_RECEIVABLE

}
