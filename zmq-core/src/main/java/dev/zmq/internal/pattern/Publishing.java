package dev.zmq.internal.pattern;

/**
 * A pattern whose peers subscribe: PUB and XPUB.
 */
public interface Publishing extends Pattern {

	/**
	 * Counts the peers that would get a message with this first frame [both locks].
	 * @param topic the first frame
	 * @return how many peers
	 */
	int subscribers(byte[] topic);

}
