package dev.zmq.internal.transport;

/**
 * What the two ends of a link are called, as {@link Link} describes it.
 */
public interface LinkAddresses {

	/**
	 * Returns this side's address.
	 * @return the address, as an endpoint
	 */
	String local();

	/**
	 * Returns who the peer is.
	 * @return the peer's address, without scheme and port
	 */
	String peer();

	/**
	 * Returns the peer's address.
	 * @return the address, as an endpoint
	 */
	String remote();

}
