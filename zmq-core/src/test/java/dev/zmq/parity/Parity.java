package dev.zmq.parity;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.exception.InvalidEndpointException;

/**
 * Questions about what this library has.
 */
final class Parity {

	private Parity() {
	}

	static boolean isTransport(String scheme) {
		try {
			return Endpoint.parse(scheme + "://*:*").scheme().equals(scheme);
		}
		catch (InvalidEndpointException ex) {
			if (ex.getMessage().contains("transport '" + scheme + "' is not available in this version")) {
				return false;
			}
			throw ex;
		}
	}

}
