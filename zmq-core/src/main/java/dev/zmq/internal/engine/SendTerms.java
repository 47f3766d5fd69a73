package dev.zmq.internal.engine;

import java.util.concurrent.Executor;

import dev.zmq.FrameLending;
import dev.zmq.ZmqMessage;
import dev.zmq.exception.MessageTooLargeException;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;

/**
 * What a socket asks of messages before it sends them. Thread-safe.
 */
final class SendTerms {

	/**
	 * The longest frame that is sealed: as an array, with room for what the mechanism
	 * adds.
	 */
	private static final int MAX_SEALED = Integer.MAX_VALUE - 1024;

	private final long maxMessageSize;

	private final SocketSettings settings;

	private final Executor callbacks;

	SendTerms(ContextCore context, SocketSettings settings) {
		this.maxMessageSize = context.maxMessageSize();
		this.callbacks = context.releases();
		this.settings = settings;
	}

	void check(long length) {
		if (length > this.maxMessageSize) {
			throw new MessageTooLargeException("The message has " + length + " bytes, but this context sends at most "
					+ this.maxMessageSize + " (context option MAX_MESSAGE_SIZE)");
		}
	}

	/**
	 * Takes frames over that are no arrays, for a send; {@link FrameLending#end} has to
	 * follow. What is going to be sealed is copied here, on the caller's time.
	 * @return the message to send
	 */
	ZmqMessage begin(ZmqMessage message) {
		check(message.length());
		Mechanism mechanism = SecuritySettings.mechanism(this.settings);
		boolean sealed = mechanism == Mechanism.CURVE
				|| (mechanism == Mechanism.GSSAPI && !this.settings.get(SocketOption.GSSAPI_PLAINTEXT));
		return FrameLending.begin(message, this.callbacks, (sealed) ? MAX_SEALED : Long.MAX_VALUE, sealed);
	}

}
