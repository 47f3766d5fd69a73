package dev.zmq.interop;

import java.util.Arrays;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.testkit.PeerSocket;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What our sockets and foreign ones say to each other, whatever secures it.
 */
final class Talk {

	private Talk() {
	}

	/**
	 * Sends messages both ways.
	 * @param near a socket without envelopes, such as a DEALER
	 * @param far the same on the other side
	 * @param sizes how long frames are, in bytes
	 */
	static void exchange(ZmqSocket near, PeerSocket far, int... sizes) {
		for (int size : sizes) {
			byte[] body = new byte[size];
			Arrays.fill(body, (byte) size);
			near.send(ZmqMessage.of(body));
			near.send(ZmqMessage.of(new byte[0], body, body));
			assertThat(far.receive()).isEqualTo(ZmqMessage.of(body));
			assertThat(far.receive()).isEqualTo(ZmqMessage.of(new byte[0], body, body));
			far.send(ZmqMessage.of(body, new byte[1]));
			far.send(ZmqMessage.of(body));
			assertThat(near.receive()).isEqualTo(ZmqMessage.of(body, new byte[1]));
			assertThat(near.receive()).isEqualTo(ZmqMessage.of(body));
		}
	}

	/**
	 * Subscribes, publishes, and cancels.
	 * @param sub a SUB of ours
	 * @param xpub a foreign XPUB that it is connected with
	 */
	static void subscribe(ZmqSocket sub, PeerSocket xpub) {
		sub.subscribe("topic");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1topic"));
		xpub.send("other", "lost");
		xpub.send("topic", "seen");
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("topic", "seen"));
		sub.unsubscribe("topic");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\0topic"));
	}

}
