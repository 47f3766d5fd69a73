package dev.zmq.internal.transport;

import java.io.IOException;

/**
 * A peer's address is not among those that may connect.
 */
public final class LinkRefusedException extends IOException {

	private static final long serialVersionUID = 1L;

	private final String remoteAddress;

	/**
	 * Creates the exception.
	 * @param remoteAddress the peer's address
	 */
	public LinkRefusedException(String remoteAddress) {
		super(remoteAddress + " is not among the addresses that may connect");
		this.remoteAddress = remoteAddress;
	}

	/**
	 * Returns the peer's address.
	 * @return the address
	 */
	public String remoteAddress() {
		return this.remoteAddress;
	}

}
