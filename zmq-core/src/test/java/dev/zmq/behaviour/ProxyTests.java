package dev.zmq.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqProxy;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proxies between sockets of several peers.
 */
class ProxyTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "inproc" })
	void manyClientsAreServedByManyWorkers(String scheme) throws Exception {
		ZmqSocket frontend = this.sandbox.socket(SocketType.ROUTER);
		ZmqSocket backend = this.sandbox.socket(SocketType.DEALER);
		String clients = frontend.bind(this.sandbox.endpoint(scheme)).toString();
		String workers = backend.bind(this.sandbox.endpoint("inproc")).toString();
		try (ZmqProxy proxy = ZmqProxy.create(frontend, backend)) {
			proxy.start();
			for (int i = 0; i < 3; i++) {
				serve(workers);
			}
			List<CompletableFuture<Void>> running = new ArrayList<>();
			for (int i = 0; i < 5; i++) {
				int number = i;
				running.add(CompletableFuture.runAsync(() -> ask(clients, "client " + number)));
			}
			for (CompletableFuture<Void> client : running) {
				client.get(20, TimeUnit.SECONDS);
			}
			Waiting.until(() -> assertThat(proxy.statistics().frontendReceived().messages()).isEqualTo(500));
			assertThat(proxy.statistics().frontendSent().messages()).isEqualTo(500);
		}
	}

	private void serve(String endpoint) {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		rep.connect(endpoint);
		rep.receiveAsync().thenAccept((request) -> answer(rep, request));
	}

	private static void answer(ZmqSocket rep, ZmqMessage request) {
		rep.send(ZmqMessage.of("re: " + request.string(0)));
		rep.receiveAsync().thenAccept((next) -> answer(rep, next));
	}

	private void ask(String endpoint, String name) {
		ZmqSocket req = this.sandbox.socket(SocketType.REQ);
		req.connect(endpoint);
		for (int i = 0; i < 100; i++) {
			req.send(name + " " + i);
			assertThat(req.receive()).isEqualTo(ZmqMessage.of("re: " + name + " " + i));
		}
	}

	@Test
	void slowSubscriberBehindANoDropProxyStopsThePublisher() {
		ZmqSocket xsub = this.sandbox.socket(SocketType.XSUB);
		xsub.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 10);
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		xpub.set(SocketOption.XPUB_NODROP, true);
		xpub.set(SocketOption.SEND_HIGH_WATER_MARK, 10);
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		pub.set(SocketOption.XPUB_NODROP, true);
		pub.set(SocketOption.SEND_HIGH_WATER_MARK, 10);
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		sub.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 10);
		sub.subscribe("");
		pub.connect(xsub.bind("inproc://from").toString());
		sub.connect(xpub.bind("inproc://to").toString());
		try (ZmqProxy proxy = ZmqProxy.create(xsub, xpub)) {
			proxy.start();
			pub.awaitSubscribers("any", 1, PeerSocket.PATIENCE);
			int sent = 0;
			// two full pipes, of which the first may lack what was read since its last
			// half,
			// and one message on its way
			for (; sent < 30; sent++) {
				assertThat(pub.trySend(ZmqMessage.of("message " + sent), PeerSocket.PATIENCE)).isTrue();
			}
			while (sent <= 41 && pub.trySend(ZmqMessage.of("message " + sent), Duration.ofMillis(100))) {
				sent++;
			}
			assertThat(sent).isLessThanOrEqualTo(41);
			assertThat(proxy.statistics()).isNotNull();
			for (int i = 0; i < sent; i++) {
				assertThat(sub.receive()).isEqualTo(ZmqMessage.of("message " + i));
			}
		}
	}

}
