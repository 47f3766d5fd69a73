package dev.zmq.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqLimitException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Large numbers of sockets and connections, and quick opening and closing.
 */
class ManySocketsTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void thousandSocketsCanBeOpenAtOnce() {
		ZmqContext context = this.sandbox.newContext();
		List<ZmqSocket> sockets = new ArrayList<>();
		while (true) {
			try {
				sockets.add(context.socket(SocketType.values()[sockets.size() % SocketType.values().length]));
			}
			catch (ZmqLimitException ex) {
				break;
			}
		}
		assertThat(sockets).hasSize(1023);
	}

	@Test
	void routerServesFiveHundredPeers() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		String endpoint = router.bind("tcp://127.0.0.1:*").toString();
		List<ZmqSocket> dealers = new ArrayList<>();
		for (int i = 0; i < 500; i++) {
			ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
			dealer.connect(endpoint);
			dealer.send("request " + i);
			dealers.add(dealer);
		}
		for (int i = 0; i < dealers.size(); i++) {
			router.send(router.receive());
		}
		for (int i = 0; i < dealers.size(); i++) {
			assertThat(dealers.get(i).receive()).isEqualTo(ZmqMessage.of("request " + i));
		}
	}

	@Test
	void quickOpeningAndClosingLeavesNothing() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		String endpoint = pull.bind("tcp://127.0.0.1:*").toString();
		for (int i = 0; i < 500; i++) {
			ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
			push.set(SocketOption.LINGER, Duration.ofSeconds(5));
			push.connect(endpoint);
			push.send("message");
			push.close();
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of("message"));
		}
		Waiting.until(() -> assertThat(pull.peers()).isEmpty());
	}

	@Test
	void contextsOpenAndCloseQuickly() {
		for (int i = 0; i < 200; i++) {
			ZmqContext context = this.sandbox.newContext();
			ZmqSocket pull = context.socket(SocketType.PULL);
			ZmqSocket push = context.socket(SocketType.PUSH);
			push.connect(pull.bind((i % 2 == 0) ? "tcp://127.0.0.1:*" : "inproc://quick").toString());
			push.send("x");
			assertThat(pull.tryReceive(PeerSocket.PATIENCE)).isEqualTo(ZmqMessage.of("x"));
			context.close();
		}
	}

	@Test
	void connectingAndClosingInManyThreadsAtOnceEnds() throws Exception {
		for (int round = 0; round < 5; round++) {
			ZmqContext context = this.sandbox.newContext();
			ZmqSocket pub = this.sandbox.socket(context, SocketType.PUB);
			String endpoint = pub.bind("tcp://127.0.0.1:*").toString();
			List<CompletableFuture<Void>> threads = new ArrayList<>();
			for (int i = 0; i < 50; i++) {
				threads.add(CompletableFuture.runAsync(() -> {
					ZmqSocket sub = this.sandbox.socket(context, SocketType.SUB);
					sub.subscribe("");
					sub.connect(endpoint);
					sub.close();
				}));
			}
			for (CompletableFuture<Void> thread : threads) {
				thread.get(10, TimeUnit.SECONDS);
			}
			context.close();
		}
	}

	@Test
	void socketIsSharedByManyThreads() throws Exception {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());
		List<CompletableFuture<Void>> senders = new ArrayList<>();
		for (int t = 0; t < 4; t++) {
			int number = t;
			senders.add(CompletableFuture.runAsync(() -> {
				for (int i = 0; i < 1000; i++) {
					push.send(ZmqMessage.of(number + ":" + i, number + ":" + i));
				}
			}));
		}
		Set<String> received = ConcurrentHashMap.newKeySet();
		List<CompletableFuture<Void>> receivers = new ArrayList<>();
		for (int t = 0; t < 4; t++) {
			receivers.add(CompletableFuture.runAsync(() -> {
				for (int i = 0; i < 1000; i++) {
					ZmqMessage message = pull.receive();
					assertThat(message.string(0)).isEqualTo(message.string(1));
					received.add(message.string(0));
				}
			}));
		}
		for (CompletableFuture<Void> sender : senders) {
			sender.get(30, TimeUnit.SECONDS);
		}
		for (CompletableFuture<Void> receiver : receivers) {
			receiver.get(30, TimeUnit.SECONDS);
		}
		assertThat(received).hasSize(4000);
	}

}
