package dev.zmq.boot.test.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ZmqPeerControlTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	@Test
	void pingGoesOnWhileConnectionsAreAcceptedAndClosedAsThePortOfAStartingContainer() throws IOException {
		ServerSocket proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		String endpoint = "tcp://127.0.0.1:" + proxy.getLocalPort();
		try (ZmqPeerControl control = new ZmqPeerControl(endpoint)) {
			CompletableFuture<Void> ping = CompletableFuture.runAsync(() -> control.ping(SOON));
			proxy.accept().close();
			proxy.accept().close();
			assertThat(ping).isNotDone();
			proxy.close();
			try (ZmqTestPeer peer = ZmqTestPeer.create(SocketType.REP).bind(endpoint)) {
				assertThat(peer.receive().string(0)).isEqualTo("ping");
				peer.send("ok");
				assertThat(ping).succeedsWithin(SOON.toSeconds(), TimeUnit.SECONDS);
			}
		}
	}

	@Test
	void peerThatDoesNotAnswerIsATimeoutAndTheNextCallWorks() {
		try (ZmqTestPeer peer = ZmqTestPeer.bind(SocketType.REP);
				ZmqPeerControl control = new ZmqPeerControl(peer.endpoint())) {
			assertThatExceptionOfType(ZmqTimeoutException.class).isThrownBy(() -> control.ping(Duration.ofMillis(20)))
				.withMessageContaining(peer.endpoint());
			peer.receive();
			peer.send("error", "this comes too late");
			CompletableFuture<Void> ping = CompletableFuture.runAsync(() -> control.ping(SOON));
			peer.receive();
			peer.send("ok");
			assertThat(ping).succeedsWithin(SOON.toSeconds(), TimeUnit.SECONDS);
		}
	}

	@Test
	void refusalIsAnErrorThatSaysWhy() {
		try (ZmqTestPeer peer = ZmqTestPeer.bind(SocketType.REP);
				ZmqPeerControl control = new ZmqPeerControl(peer.endpoint())) {
			CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> {
				peer.receive();
				peer.send("error", "no such socket");
			});
			assertThatIllegalArgumentException().isThrownBy(() -> control.endpoint("a"))
				.withMessage("The peer refused 'endpoint a': no such socket");
			assertThat(answer).succeedsWithin(SOON.toSeconds(), TimeUnit.SECONDS);
		}
	}

}
