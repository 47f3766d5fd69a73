package dev.zmq.internal.engine;

/**
 * Somebody who waits in a {@link WaitQueue} for a state to change.
 */
interface Waiter {

	/**
	 * Wakes the waiter, unless it was woken since it last looked. Never blocks and never
	 * runs user code.
	 * @return whether this call is what woke it
	 */
	boolean wake();

}
