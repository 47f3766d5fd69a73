package dev.zmq.boot.test.assertj;

import dev.zmq.ZmqMessage;
import dev.zmq.boot.test.listener.ZmqListenerCapture;
import org.jspecify.annotations.Nullable;

/**
 * Entry points of the assertions, to be imported statically beside those of AssertJ.
 */
public final class ZmqAssertions {

	private ZmqAssertions() {
	}

	/**
	 * Begins assertions on a message.
	 * @param actual the message
	 * @return its assertions
	 */
	public static ZmqMessageAssert assertThat(@Nullable ZmqMessage actual) {
		return new ZmqMessageAssert(actual);
	}

	/**
	 * Begins assertions on what a listener has done.
	 * @param actual what it has done
	 * @return its assertions
	 */
	public static ZmqListenerCaptureAssert assertThat(@Nullable ZmqListenerCapture actual) {
		return new ZmqListenerCaptureAssert(actual);
	}

}
