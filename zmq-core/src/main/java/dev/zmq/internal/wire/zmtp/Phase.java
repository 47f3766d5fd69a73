package dev.zmq.internal.wire.zmtp;

/**
 * How far a connection has come. The only ways on are those that {@link #next} names.
 */
enum Phase {

	/** The peer's greeting is awaited. From the beginning; on to {@link #HANDSHAKE}. */
	GREETING,

	/**
	 * The security mechanism exchanges its commands. From {@link #GREETING} and
	 * {@link #VERDICT} and {@link #ERRAND}; on to them and {@link #TRAFFIC}.
	 */
	HANDSHAKE,

	/**
	 * The mechanism has asked whether the peer may come in, and nothing is read until
	 * there is an answer. From {@link #HANDSHAKE}; back to it.
	 */
	VERDICT,

	/**
	 * The mechanism has something done elsewhere, and nothing is read until that is done.
	 * From {@link #HANDSHAKE}; back to it.
	 */
	ERRAND,

	/** Messages flow. From {@link #HANDSHAKE}; there is no way on but the end. */
	TRAFFIC;

	/**
	 * Goes on.
	 * @param next where to
	 * @return the next phase
	 * @throws IllegalStateException if there is no way from here to there
	 */
	Phase next(Phase next) {
		boolean allowed = switch (next) {
			case GREETING -> false;
			case HANDSHAKE -> this == GREETING || this == VERDICT || this == ERRAND;
			case VERDICT, ERRAND, TRAFFIC -> this == HANDSHAKE;
		};
		if (!allowed) {
			throw new IllegalStateException("There is no way from " + this + " to " + next);
		}
		return next;
	}

}
