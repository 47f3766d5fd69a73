package dev.zmq.internal.pattern;

/**
 * A pattern whose application subscribes: SUB and XSUB for itself, XPUB (manual mode) on
 * behalf of the peer whose notification was received last.
 */
public interface Subscribing extends Pattern {

	/**
	 * Adds a subscription [both locks].
	 * @param topic the topic prefix
	 */
	void subscribe(byte[] topic);

	/**
	 * Removes a subscription; one that is not there is no error [both locks].
	 * @param topic the topic prefix
	 */
	void unsubscribe(byte[] topic);

}
