package dev.zmq.boot.test.autoconfigure;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.InprocEndpoint;

/**
 * Names within the application's context, which is not shared with any other.
 */
final class InprocPlaces implements Places {

	private int count;

	@Override
	public Endpoint instead(Endpoint endpoint) {
		return (endpoint instanceof InprocEndpoint) ? endpoint : new InprocEndpoint("zmq-test-" + this.count++);
	}

	@Override
	public void close() {
		// nothing is reserved
	}

}
