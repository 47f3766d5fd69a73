package dev.zmq.internal.pattern;

/**
 * What the engine has to know about a socket type beyond its {@link Pattern}.
 *
 * @param exclusive whether sending and receiving share state, so that one lock guards
 * both (REQ, REP, PUB, XPUB)
 * @param eager whether arrivals are handled when they come rather than when the
 * application receives (PUB, XPUB: subscriptions take effect without a receive call;
 * PUSH: what nobody can receive is dropped)
 * @param announcesRoutingId whether the handshake carries this side's routing id (REQ,
 * DEALER, ROUTER)
 * @param singleConnect whether a second connect to the same endpoint is ignored (DEALER,
 * SUB, XSUB, PUB, XPUB, REQ)
 * @param lingers whether unsent messages are worth waiting for at close (false for SUB
 * and XSUB, whose outbound messages are subscriptions: a new peer is told them anew, so
 * what is still queued when the old one is lost has to be dropped)
 * @param raw whether the socket speaks bytes instead of ZMTP (STREAM)
 */
public record PatternTraits(boolean exclusive, boolean eager, boolean announcesRoutingId, boolean singleConnect,
		boolean lingers, boolean raw) {

	/** Traits of a type with nothing special. */
	public static final PatternTraits PLAIN = new PatternTraits(false, false, false, false, true, false);

}
