package dev.zmq.internal.pattern.routing;

import java.util.Map;

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
			if (message.frame(i).length == 0) {
				return i + 1;
			}
		}
		return 0;
	}

	/**
	 * Puts a body into an envelope.
	 * @param envelope the message whose first frames are the envelope
	 * @param length how many frames make up the envelope
	 * @param body the body
	 * @return both together
	 */
	public static ZmqMessage wrap(ZmqMessage envelope, int length, ZmqMessage body) {
		byte[][] frames = new byte[length + body.size()][];
		for (int i = 0; i < length; i++) {
			frames[i] = envelope.frame(i);
		}
		for (int i = 0; i < body.size(); i++) {
			frames[length + i] = body.frame(i);
		}
		return ZmqMessage.received(frames, Map.of());
	}

}
