package dev.zmq.monitor;

/**
 * A listener's registration with a socket. Closing it ends the calls; closing twice does
 * nothing. Thread-safe.
 */
@FunctionalInterface
public interface EventSubscription extends AutoCloseable {

	/**
	 * Ends the calls to the listener. One that is under way may still finish.
	 */
	@Override
	void close();

}
