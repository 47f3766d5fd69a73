package dev.zmq.internal.reactor;

/**
 * What a caller waits for while it runs a reactor's loop.
 */
public interface Watch {

	/**
	 * Tells whether the caller has nothing to wait for any more. Whoever brings that
	 * about rouses the reactor.
	 * @return whether the wait is over
	 */
	boolean isOver();

	/**
	 * Returns how long the wait may still take.
	 * @return the time in nanoseconds, negative for as long as it takes
	 */
	long leftNanos();

}
