package dev.zmq.internal.pattern;

import java.util.Arrays;

/**
 * The frames by which subscribers talk to publishers: one byte, 1 for a subscription and
 * 0 for its end, and the topic (RFC 29).
 */
final class SubscriptionFrame {

	/** Where in the frame the topic begins. */
	static final int TOPIC = 1;

	private static final byte CANCEL = 0;

	private static final byte SUBSCRIBE = 1;

	private SubscriptionFrame() {
	}

	/**
	 * Tells whether a frame is a subscription or its end, by its first byte.
	 * @param frame the frame
	 * @return whether it is
	 */
	static boolean isOne(byte[] frame) {
		return frame.length > 0 && (frame[0] == SUBSCRIBE || frame[0] == CANCEL);
	}

	/**
	 * Tells a subscription from its end.
	 * @param frame a frame which is one of them
	 * @return whether it is a subscription
	 */
	static boolean subscribes(byte[] frame) {
		return frame[0] == SUBSCRIBE;
	}

	/**
	 * Copies the topic out of a frame.
	 * @param frame a subscription or its end
	 * @return the topic
	 */
	static byte[] topic(byte[] frame) {
		return Arrays.copyOfRange(frame, TOPIC, frame.length);
	}

	static byte[] subscribe(byte[] topic) {
		return frame(SUBSCRIBE, topic);
	}

	static byte[] cancel(byte[] topic) {
		return frame(CANCEL, topic);
	}

	private static byte[] frame(byte kind, byte[] topic) {
		byte[] frame = new byte[topic.length + TOPIC];
		frame[0] = kind;
		System.arraycopy(topic, 0, frame, TOPIC, topic.length);
		return frame;
	}

}
