package dev.zmq.raw;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.RawFrame;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawServer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Subscriptions have two forms, commands (ZMTP 3.1) and messages that begin with 1 or 0
 * (ZMTP 3.0). Both are understood from every peer; which one is sent depends on the peer.
 */
class SubscriptionFormsTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@CsvSource({ "0, true", "0, false", "1, true", "1, false" })
	void publisherUnderstandsBothFormsFromEveryPeer(int minor, boolean commands) {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		try (RawPeer sub = RawPeer.connect(xpub.bind("tcp://127.0.0.1:*"))) {
			sub.handshake(minor, SocketType.SUB);
			sub.send(commands ? Zmtp.subscribe("A") : Zmtp.subscriptionMessage(1, "A"));
			assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1A"));
			xpub.send("ALOL");
			xpub.send("BLOL");
			xpub.send("ALOL2");
			assertThat(sub.readFrame()).isEqualTo(new RawFrame(0, Zmtp.ascii("ALOL")));
			assertThat(sub.readFrame()).isEqualTo(new RawFrame(0, Zmtp.ascii("ALOL2")));
			sub.send(commands ? Zmtp.cancel("A") : Zmtp.subscriptionMessage(0, "A"));
			assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\0A"));
			sub.send(commands ? Zmtp.subscribe("end") : Zmtp.subscriptionMessage(1, "end"));
			assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1end"));
			xpub.send("ALOL3");
			xpub.send("end");
			assertThat(sub.readFrame()).isEqualTo(new RawFrame(0, Zmtp.ascii("end")));
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, false", "1, true" })
	void connectingPublisherUnderstandsBothForms(int minor, boolean commands) {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		try (RawServer server = RawServer.listen()) {
			xpub.connect(server.endpoint());
			try (RawPeer sub = server.accept()) {
				sub.handshake(minor, SocketType.SUB);
				sub.send(commands ? Zmtp.subscribe("A") : Zmtp.subscriptionMessage(1, "A"));
				assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1A"));
				xpub.send("ALOL");
				assertThat(sub.readFrame()).isEqualTo(new RawFrame(0, Zmtp.ascii("ALOL")));
			}
		}
	}

	@ParameterizedTest
	@EnumSource(value = SocketType.class, names = { "SUB", "XSUB" })
	void commandsGoToPeersOfVersion31(SocketType type) {
		ZmqSocket sub = this.sandbox.socket(type);
		try (RawServer server = RawServer.listen()) {
			sub.subscribe("A");
			sub.connect(server.endpoint());
			try (RawPeer pub = server.accept()) {
				pub.handshake(1, SocketType.PUB);
				RawFrame subscribe = pub.readFrame();
				assertThat(subscribe.flags()).isEqualTo(Zmtp.COMMAND);
				assertThat(subscribe.text()).isEqualTo("\u0009SUBSCRIBEA");
				pub.send(Zmtp.message("ALOL"));
				assertThat(sub.receive()).isEqualTo(ZmqMessage.of("ALOL"));
				sub.unsubscribe("A");
				assertThat(pub.readFrame().text()).isEqualTo("\u0006CANCELA");
			}
		}
	}

	@ParameterizedTest
	@EnumSource(value = SocketType.class, names = { "SUB", "XSUB" })
	void messagesGoToPeersOfVersion30(SocketType type) {
		ZmqSocket sub = this.sandbox.socket(type);
		try (RawServer server = RawServer.listen()) {
			sub.subscribe("A");
			sub.connect(server.endpoint());
			try (RawPeer pub = server.accept()) {
				pub.handshake(0, SocketType.PUB);
				assertThat(pub.readFrame()).isEqualTo(new RawFrame(0, Zmtp.ascii("\1A")));
				pub.send(Zmtp.message("ALOL"));
				assertThat(sub.receive()).isEqualTo(ZmqMessage.of("ALOL"));
				sub.unsubscribe("A");
				assertThat(pub.readFrame()).isEqualTo(new RawFrame(0, Zmtp.ascii("\0A")));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void subscriptionsAreSentOnceWithEveryConnection(int minor) {
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		try (RawServer server = RawServer.listen()) {
			sub.subscribe("A");
			sub.subscribe("A");
			sub.subscribe("B");
			sub.connect(server.endpoint());
			for (int attempt = 0; attempt < 3; attempt++) {
				try (RawPeer pub = server.accept()) {
					pub.handshake(minor, SocketType.PUB);
					assertThat(topic(pub.readFrame()) + topic(pub.readFrame())).isIn("AB", "BA");
				}
			}
		}
	}

	private static String topic(RawFrame frame) {
		return frame.text().substring(frame.body().length - 1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 244, 245, 246, 254, 255, 256, 1000 })
	void topicsOfEveryLengthAreUnderstood(int length) {
		String topic = "t".repeat(length);
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		Endpoint endpoint = xpub.bind("tcp://127.0.0.1:*");
		try (RawPeer sub = RawPeer.connect(endpoint)) {
			sub.handshake(1, SocketType.SUB);
			sub.send(Zmtp.subscribe(topic));
			assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1" + topic));
			xpub.send(topic + "!");
			assertThat(sub.readFrame().text()).isEqualTo(topic + "!");
		}
		assertThat(xpub.receive()).as("the subscriber left").isEqualTo(ZmqMessage.of("\0" + topic));
	}

}
