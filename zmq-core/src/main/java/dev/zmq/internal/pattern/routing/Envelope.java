package dev.zmq.internal.pattern.routing;

import dev.zmq.ZmqMessage;

/**
 * The frames in front of a request's or reply's body: any number of addresses and an
 * empty delimiter (RFC 28). Used by REQ and REP.
 */
public final class Envelope {

	private Envelope() {
	}

	/**
	 * Finds the end of the envelope.
	 * @param message a request
	 * @return how many frames make up the envelope with its delimiter; 0 if there is no
	 * delimiter, or no body after it
	 */
	public static int length(ZmqMessage message) {
		for (int i = 0; i < message.size() - 1; i++) {
			if (message.length(i) == 0) {
				return i + 1;
			}
		}
		return 0;
	}

}
