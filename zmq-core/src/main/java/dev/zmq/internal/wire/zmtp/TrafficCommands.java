package dev.zmq.internal.wire.zmtp;

import java.util.Map;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.WireException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * What commands mean after the handshake.
 */
final class TrafficCommands {

	private final boolean publishes;

	private final int maxTopicLength;

	private final Heartbeat heartbeat;

	TrafficCommands(SocketType type, int maxTopicLength, Heartbeat heartbeat) {
		this.publishes = type == SocketType.PUB || type == SocketType.XPUB;
		this.maxTopicLength = maxTopicLength;
		this.heartbeat = heartbeat;
	}

	/**
	 * Obeys a command. Those that are unknown, or of no meaning to this type of socket,
	 * are ignored (RFC 37, and libzmq).
	 * @param body the body of the command frame
	 * @param properties properties of the peer's messages
	 * @return the subscription in the form of a message, if it is one
	 */
	@Nullable ZmqMessage handle(byte[] body, Map<String, String> properties) {
		Command command = Command.parse(body);
		this.heartbeat.whole();
		if (command.is(Commands.SUBSCRIBE)) {
			return subscription(command, (byte) 1, properties);
		}
		if (command.is(Commands.CANCEL)) {
			return subscription(command, (byte) 0, properties);
		}
		if (command.is(Commands.PING)) {
			this.heartbeat.pinged(command);
		}
		else if (command.is(Commands.ERROR)) {
			throw new WireException(CloseReason.AUTHENTICATION_REFUSED,
					"The peer ended the connection: " + command.errorReason());
		}
		else if (command.is(Commands.READY)) {
			throw new WireException(CloseReason.UNEXPECTED_COMMAND,
					"READY came after the handshake, which it ends (RFC 37)");
		}
		return null;
	}

	/**
	 * Tells what is wrong with a command that is too long to be read at all.
	 * @param length its length
	 * @param max how long it may be
	 * @return the error
	 */
	WireException tooLong(long length, long max) {
		if (this.publishes) {
			return topicTooLong(length - 1 - Commands.SUBSCRIBE.length);
		}
		return new WireException(CloseReason.MALFORMED_COMMAND,
				"A command announces " + length + " bytes, but none may have more than " + max);
	}

	private @Nullable ZmqMessage subscription(Command command, byte first, Map<String, String> properties) {
		if (!this.publishes) {
			return null;
		}
		int length = command.dataLength();
		if (length > this.maxTopicLength) {
			throw topicTooLong(length);
		}
		byte[] message = new byte[1 + length];
		message[0] = first;
		System.arraycopy(command.body(), command.dataStart(), message, 1, length);
		return ZmqMessage.received(message, properties);
	}

	private WireException topicTooLong(long length) {
		return new WireException(CloseReason.TOPIC_TOO_LONG, "A subscription has a topic of " + length
				+ " bytes, but no more than " + this.maxTopicLength + " are allowed (MAX_TOPIC_LENGTH)");
	}

}
