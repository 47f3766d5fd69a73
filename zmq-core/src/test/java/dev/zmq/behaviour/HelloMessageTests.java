package dev.zmq.behaviour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.RawFrame;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawServer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A message sent to each new peer before any other.
 */
class HelloMessageTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc", "inproc" })
	void helloOfTheBoundSideComesFirst(String scheme) {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.HELLO_MESSAGE, "hello".getBytes());
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.connect(router.bind(this.sandbox.endpoint(scheme)).toString());
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("hello"));
		dealer.send("question");
		router.send(router.receive());
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("question"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc", "inproc" })
	void helloOfTheConnectingSideComesFirst(String scheme) {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.ROUTING_ID, "me".getBytes());
		dealer.set(SocketOption.HELLO_MESSAGE, "hello".getBytes());
		String endpoint = this.sandbox.endpoint(scheme);
		if (scheme.equals("inproc")) {
			dealer.connect(endpoint);
			router.bind(endpoint);
		}
		else {
			dealer.connect(router.bind(endpoint).toString());
		}
		dealer.send("question");
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", "hello"));
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", "question"));
	}

	@Test
	void helloOfTheBoundSideFindsAReceiverThatWaits() {
		for (int i = 0; i < 200; i++) {
			String endpoint = this.sandbox.endpoint("inproc");
			ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
			router.connect(endpoint);
			CompletableFuture<ZmqMessage> received = CompletableFuture.supplyAsync(router::receive);
			ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
			dealer.set(SocketOption.HELLO_MESSAGE, "hello".getBytes());
			dealer.bind(endpoint);
			ZmqMessage hello = received.join();
			assertThat(hello.frame(0)).hasSize(5);
			assertThat(hello.string(1)).isEqualTo("hello");
			router.close();
			dealer.close();
		}
	}

	@Test
	void helloComesAgainAfterReconnecting() {
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.HELLO_MESSAGE, "hello".getBytes());
		dealer.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		try (RawServer server = RawServer.listen()) {
			dealer.connect(server.endpoint());
			for (int attempt = 0; attempt < 3; attempt++) {
				try (RawPeer raw = server.accept()) {
					raw.handshake(1, SocketType.ROUTER);
					assertThat(raw.readFrame()).isEqualTo(new RawFrame(0, Zmtp.ascii("hello")));
				}
			}
		}
	}

}
