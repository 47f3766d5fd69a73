package dev.zmq.internal.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.monitor.CloseReason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What came of bytes that were fed to a wire.
 */
public record Outcome(List<ZmqMessage> messages, CloseReason failure, String detail) {

	/**
	 * Feeds bytes as the owner of a wire does, and holds the wire to its contract: unless
	 * a message, or the end of the handshake, is returned, every byte is consumed.
	 */
	public static Outcome feed(Wire wire, byte[] bytes, Cut cut) {
		List<ZmqMessage> messages = new ArrayList<>();
		ByteBuffer in = ByteBuffer.allocateDirect(bytes.length);
		try {
			for (int at = 0; at < bytes.length;) {
				int count = cut.next(bytes.length - at);
				in.clear();
				in.put(bytes, at, count).flip();
				at += count;
				decode(wire, in, messages);
			}
		}
		catch (WireException ex) {
			return new Outcome(messages, ex.reason(), ex.getMessage());
		}
		return new Outcome(messages, null, "");
	}

	private static void decode(Wire wire, ByteBuffer in, List<ZmqMessage> messages) {
		while (in.hasRemaining()) {
			boolean ready = wire.ready();
			ZmqMessage message = wire.decode(in);
			if (message != null) {
				messages.add(message);
			}
			else if (in.hasRemaining()) {
				assertThat(wire.ready()).as("bytes are left only by the end of the handshake").isNotEqualTo(ready);
			}
		}
	}

}
