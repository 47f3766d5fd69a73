package dev.zmq.behaviour;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawServer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names that a socket gives to the peers it connects to.
 */
class ConnectRoutingIdTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void routerNamesThePeerItConnectsTo() {
		ZmqSocket server = this.sandbox.socket(SocketType.ROUTER);
		server.set(SocketOption.ROUTING_ID, "server".getBytes());
		ZmqSocket client = this.sandbox.socket(SocketType.ROUTER);
		client.set(SocketOption.ROUTER_MANDATORY, true);
		byte[] name = { 'n', 0, -1 };
		client.set(SocketOption.CONNECT_ROUTING_ID, name);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		client.send(ZmqMessage.of(name, "hello".getBytes()));
		ZmqMessage request = server.receive();
		assertThat(request.string(1)).isEqualTo("hello");
		server.send(ZmqMessage.of(request.frame(0), "back".getBytes()));
		assertThat(client.receive()).isEqualTo(ZmqMessage.of(name, "back".getBytes()));
	}

	@Test
	void nameIsForTheNextConnectOnly() {
		ZmqSocket first = this.sandbox.socket(SocketType.DEALER);
		ZmqSocket second = this.sandbox.socket(SocketType.DEALER);
		second.set(SocketOption.ROUTING_ID, "own name".getBytes());
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.CONNECT_ROUTING_ID, "first".getBytes());
		router.connect(first.bind("tcp://127.0.0.1:*").toString());
		router.connect(second.bind("tcp://127.0.0.1:*").toString());
		router.awaitPeers(2, PeerSocket.PATIENCE);
		router.send(ZmqMessage.of("first", "1"));
		router.send(ZmqMessage.of("own name", "2"));
		assertThat(first.receive()).isEqualTo(ZmqMessage.of("1"));
		assertThat(second.receive()).isEqualTo(ZmqMessage.of("2"));
	}

	@Test
	void streamNamesThePeerItConnectsTo() {
		ZmqSocket server = this.sandbox.socket(SocketType.STREAM);
		ZmqSocket client = this.sandbox.socket(SocketType.STREAM);
		client.set(SocketOption.CONNECT_ROUTING_ID, "peer".getBytes());
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		assertThat(client.receive()).isEqualTo(ZmqMessage.of("peer", ""));
		client.send(ZmqMessage.of("peer", "hello"));
		byte[] id = server.receive().frame(0);
		assertThat(server.receive()).isEqualTo(ZmqMessage.of(id, "hello".getBytes()));
		server.send(ZmqMessage.of(id, "back".getBytes()));
		assertThat(client.receive()).isEqualTo(ZmqMessage.of("peer", "back"));
	}

	@Test
	void eachConnectHasItsOwnNameHoweverLateItsPeerComes() {
		ZmqSocket stream = this.sandbox.socket(SocketType.STREAM);
		ZmqSocket accepting = this.sandbox.socket(SocketType.STREAM);
		String endpoint = accepting.bind("tcp://127.0.0.1:*").toString();
		for (int i = 0; i < 20; i++) {
			stream.set(SocketOption.CONNECT_ROUTING_ID, ("peer" + i).getBytes());
			stream.connect(endpoint);
		}
		Set<String> names = new HashSet<>();
		for (int i = 0; i < 20; i++) {
			names.add(stream.receive().string(0));
		}
		assertThat(names).hasSize(20).allMatch((name) -> name.startsWith("peer"));
	}

	@Test
	void nameStaysOverReconnectionsWithImmediateToo() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.IMMEDIATE, true);
		router.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		router.set(SocketOption.CONNECT_ROUTING_ID, "peer".getBytes());
		try (RawServer server = RawServer.listen()) {
			router.connect(server.endpoint());
			router.set(SocketOption.CONNECT_ROUTING_ID, "for another".getBytes());
			for (int attempt = 0; attempt < 3; attempt++) {
				try (RawPeer raw = server.accept()) {
					raw.handshake(1, SocketType.DEALER);
					raw.send(Zmtp.message("hello"));
					assertThat(router.receive()).isEqualTo(ZmqMessage.of("peer", "hello"));
				}
			}
		}
	}

	@Test
	void nameOfAConnectingRouterStaysOverReconnections() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		router.set(SocketOption.CONNECT_ROUTING_ID, "peer".getBytes());
		try (RawServer server = RawServer.listen()) {
			router.connect(server.endpoint());
			for (int attempt = 0; attempt < 3; attempt++) {
				try (RawPeer raw = server.accept()) {
					raw.handshake(1, Zmtp.ready(SocketType.DEALER, Zmtp.ascii("own" + attempt)));
					raw.send(Zmtp.message("hello"));
					assertThat(router.receive()).isEqualTo(ZmqMessage.of("peer", "hello"));
				}
			}
		}
	}

}
