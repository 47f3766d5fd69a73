package dev.zmq.behaviour;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sockets that keep only the newest message of each peer.
 */
class ConflateOptionTests {

	private static final int MESSAGES = 100;

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@CsvSource({ "PULL, PUSH, tcp", "PULL, PUSH, inproc", "SUB, PUB, tcp", "SUB, PUB, inproc", "DEALER, DEALER, tcp",
			"DEALER, DEALER, inproc" })
	void receiverHasOnlyTheNewest(SocketType near, SocketType far, String scheme) {
		ZmqSocket sender = this.sandbox.socket(far);
		ZmqSocket receiver = this.sandbox.socket(near);
		receiver.set(SocketOption.CONFLATE, true);
		if (near == SocketType.SUB) {
			receiver.subscribe("");
		}
		receiver.connect(sender.bind(this.sandbox.endpoint(scheme)).toString());
		awaitReceiver(sender, receiver);
		for (int i = 0; i < MESSAGES; i++) {
			sender.send("" + i);
		}
		assertNewest(receiver);
	}

	@ParameterizedTest
	@CsvSource({ "PUSH, PULL", "DEALER, DEALER" })
	void senderKeepsOnlyTheNewestWhileThePeerIsAway(SocketType near, SocketType far) {
		ZmqSocket sender = this.sandbox.socket(near);
		sender.set(SocketOption.CONFLATE, true);
		String endpoint = this.sandbox.endpoint("ipc");
		sender.connect(endpoint);
		for (int i = 0; i < MESSAGES; i++) {
			sender.send("" + i);
		}
		ZmqSocket receiver = this.sandbox.socket(far);
		receiver.bind(endpoint);
		assertThat(receiver.receive()).isEqualTo(ZmqMessage.of("99"));
		assertThat(receiver.tryReceive()).isNull();
	}

	@Test
	void publisherLosesNoSubscriptionAndReplacesWhatIsUnsent() {
		ZmqSocket publisher = this.sandbox.socket(SocketType.PUB);
		publisher.set(SocketOption.CONFLATE, true);
		ZmqSocket subscriber = this.sandbox.socket(SocketType.SUB);
		subscriber.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 0);
		for (int i = 0; i < MESSAGES; i++) {
			subscriber.subscribe("topic" + i);
		}
		subscriber.connect(publisher.bind("tcp://127.0.0.1:*").toString());
		for (int i = 0; i < MESSAGES; i++) {
			publisher.awaitSubscribers("topic" + i, 1, PeerSocket.PATIENCE);
		}
		int flood = 50_000;
		for (int i = 0; i < flood; i++) {
			publisher.send("topic" + (i % MESSAGES));
		}
		publisher.send("topic0 last");
		int received = 1;
		while (!subscriber.receive().equals(ZmqMessage.of("topic0 last"))) {
			received++;
		}
		assertThat(received).isLessThan(flood);
	}

	@Test
	void severalFramesStayOneMessage() {
		ZmqSocket sender = this.sandbox.socket(SocketType.PUSH);
		ZmqSocket receiver = this.sandbox.socket(SocketType.PULL);
		receiver.set(SocketOption.CONFLATE, true);
		receiver.connect(sender.bind(this.sandbox.endpoint("inproc")).toString());
		sender.send(ZmqMessage.of("1", "a"));
		sender.send(ZmqMessage.of("2", "b"));
		assertThat(receiver.receive()).isEqualTo(ZmqMessage.of("2", "b"));
	}

	private static void awaitReceiver(ZmqSocket sender, ZmqSocket receiver) {
		sender.awaitPeers(1, PeerSocket.PATIENCE);
		receiver.awaitPeers(1, PeerSocket.PATIENCE);
		if (sender.type() == SocketType.PUB) {
			sender.awaitSubscribers("", 1, PeerSocket.PATIENCE);
		}
	}

	/** Over tcp an older message may arrive, and be received, before the last. */
	private static void assertNewest(ZmqSocket receiver) {
		int received = 1;
		ZmqMessage message = receiver.receive();
		while (!message.equals(ZmqMessage.of("99"))) {
			message = receiver.receive();
			received++;
		}
		assertThat(received).isLessThan(MESSAGES);
		assertThat(receiver.tryReceive()).isNull();
	}

}
