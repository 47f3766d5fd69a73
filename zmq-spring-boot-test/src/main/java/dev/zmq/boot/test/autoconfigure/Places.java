package dev.zmq.boot.test.autoconfigure;

import dev.zmq.endpoint.Endpoint;

/**
 * Where nobody else is.
 */
sealed interface Places extends AutoCloseable permits FreePlaces, InprocPlaces {

	/**
	 * Returns another place for an endpoint.
	 * @param endpoint where a socket wants to bind
	 * @return where it is to bind; the same if it is to stay
	 */
	Endpoint instead(Endpoint endpoint);

	/** Gives back what was reserved, after the application has ended. */
	@Override
	void close();

}
