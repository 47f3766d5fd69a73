package dev.zmq.behaviour;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.TlsEndpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.PeerInfo;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.option.TlsSettings;
import dev.zmq.option.TlsSettings.ClientAuth;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What flows over {@code tls+tcp} once the two sides trust each other.
 */
class TlsTests {

	private static final String ANYWHERE = "tls+tcp://127.0.0.1:*";

	private static final TestAuthority AUTHORITY = new TestAuthority("authority");

	private static final TlsSettings SERVER = TlsSettings.builder()
		.context(AUTHORITY.context(AUTHORITY.issue("server", "127.0.0.1", "::1", "localhost")))
		.build();

	private static final TlsSettings CLIENT = TlsSettings.builder().context(AUTHORITY.context()).build();

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@CsvSource({ "PUSH,PULL", "PULL,PUSH", "PAIR,PAIR", "DEALER,DEALER", "PUB,SUB", "XPUB,SUB", "SUB,PUB", "XSUB,XPUB",
			"REQ,REP", "REP,REQ", "ROUTER,DEALER", "DEALER,ROUTER" })
	void everyPatternWorks(SocketType serverType, SocketType clientType) {
		ZmqSocket server = server(serverType);
		ZmqSocket client = client(clientType);
		client.connect(server.bind(ANYWHERE).toString());
		boolean reversed = serverType.name().matches("PUSH|PUB|XPUB|REQ") || clientType == SocketType.ROUTER;
		exchange((reversed) ? server : client, (reversed) ? client : server);
	}

	private static void exchange(ZmqSocket from, ZmqSocket to) {
		if (to.type() == SocketType.SUB || to.type() == SocketType.XSUB) {
			subscribe(to);
			from.awaitSubscribers("", 1, Duration.ofSeconds(20));
		}
		from.send("there");
		ZmqMessage there = to.receive();
		assertThat(there.string(there.size() - 1)).isEqualTo("there");
		if (to.type() == SocketType.REP || to.type() == SocketType.PAIR) {
			to.send("back");
		}
		else if (to.type() == SocketType.ROUTER) {
			to.send(ZmqMessage.of(there.frame(0), "back".getBytes()));
		}
		else {
			return;
		}
		assertThat(from.receive().string(0)).isEqualTo("back");
	}

	private static void subscribe(ZmqSocket socket) {
		if (socket.type() == SocketType.XSUB) {
			socket.send("\1");
		}
		else {
			socket.subscribe("");
		}
	}

	@Test
	void streamSpeaksAnythingInsideTls() {
		ZmqSocket server = server(SocketType.STREAM);
		ZmqSocket client = client(SocketType.STREAM);
		client.connect(server.bind(ANYWHERE).toString());
		ZmqMessage joined = client.receive();
		ZmqMessage accepted = server.receive();
		assertThat(accepted.string(1)).isEmpty();
		client.send(ZmqMessage.of(joined.frame(0), "GET / HTTP/1.0".getBytes()));
		ZmqMessage request = server.receive();
		assertThat(request.string(1)).isEqualTo("GET / HTTP/1.0");
		assertThat(request.property("TLS-Protocol")).isEqualTo("TLSv1.3");
	}

	@Test
	void bindTellsWhatWasChosenAndUnbindTakesIt() {
		ZmqSocket pull = server(SocketType.PULL);
		TlsEndpoint bound = (TlsEndpoint) pull.bind("tls+tcp://*:*");
		assertThat(bound.port()).isPositive();
		assertThat(pull.get(SocketOption.LAST_ENDPOINT)).isEqualTo(bound.toString()).startsWith("tls+tcp://0.0.0.0:");
		pull.unbind(bound.toString());
		pull.bind(bound.toString());
	}

	@Test
	void worksOverIpv6() {
		ZmqSocket pull = server(SocketType.PULL);
		pull.set(SocketOption.IPV6, true);
		TlsEndpoint bound = (TlsEndpoint) pull.bind("tls+tcp://[::1]:*");
		ZmqSocket push = client(SocketType.PUSH);
		push.set(SocketOption.IPV6, true);
		push.connect(bound.toString());
		push.send("by address");
		assertThat(pull.receive().property("Peer-Address")).isEqualTo("::1");
	}

	@Test
	void hostMayBeGivenByName() {
		ZmqSocket pull = server(SocketType.PULL);
		ZmqSocket push = client(SocketType.PUSH);
		push.connect("tls+tcp://localhost:" + ((TlsEndpoint) pull.bind(ANYWHERE)).port());
		push.send("by name");
		assertThat(pull.receive().string(0)).isEqualTo("by name");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void bothSidesSeeWhomTheySpeakTo(String protocol) {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.TLS,
				TlsSettings.builder()
					.context(AUTHORITY.context(AUTHORITY.issue("server", "127.0.0.1")))
					.clientAuth(ClientAuth.NEED)
					.protocols(protocol)
					.build());
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.TLS, TlsSettings.builder().context(AUTHORITY.context(AUTHORITY.issue("anna"))).build());
		dealer.connect(router.bind(ANYWHERE).toString());
		dealer.send("hello");
		ZmqMessage request = router.receive();
		assertThat(request.property("TLS-Subject")).isEqualTo("CN=anna,O=Tests");
		assertThat(request.property("TLS-Protocol")).isEqualTo(protocol);
		assertThat(request.property("TLS-Cipher")).startsWith("TLS_");
		assertThat(request.property("Peer-Address")).isEqualTo("127.0.0.1");
		router.send(ZmqMessage.of(request.frame(0), "hi".getBytes()));
		assertThat(dealer.receive().property("TLS-Subject")).isEqualTo("CN=server,O=Tests");
		PeerInfo peer = router.peers().get(0);
		assertThat(peer.properties()).containsEntry("TLS-Subject", "CN=anna,O=Tests");
		assertThat(peer.remoteAddress()).startsWith("tls+tcp://127.0.0.1:");
	}

	@Test
	void peerCannotSayWhatOnlyTlsKnows() {
		ZmqSocket pull = server(SocketType.PULL);
		ZmqSocket push = client(SocketType.PUSH);
		push.connect(pull.bind(ANYWHERE).toString());
		push.send("hello");
		// a client that was not asked for a certificate has no subject
		assertThat(pull.receive().property("TLS-Subject")).isNull();
	}

	@Test
	void curveWorksInsideTls() {
		CurveKeyPair keys = CurveKeyPair.generate();
		ZmqSocket pull = server(SocketType.PULL);
		pull.set(SocketOption.CURVE_SERVER, true);
		pull.set(SocketOption.CURVE_SECRET_KEY, keys.secretKey());
		ZmqSocket push = client(SocketType.PUSH);
		push.set(SocketOption.CURVE_SECRET_KEY, CurveKeyPair.generate().secretKey());
		push.set(SocketOption.CURVE_SERVER_KEY, keys.publicKey());
		push.connect(pull.bind(ANYWHERE).toString());
		push.send("twice sealed");
		assertThat(pull.receive().string(0)).isEqualTo("twice sealed");
		assertThat(pull.peers().get(0).mechanism()).isEqualTo("CURVE");
	}

	@Test
	void largeFramesArriveWhole() {
		ZmqSocket server = server(SocketType.PAIR);
		ZmqSocket client = client(SocketType.PAIR);
		client.connect(server.bind(ANYWHERE).toString());
		byte[] large = new byte[20 * 1024 * 1024];
		long seed = System.nanoTime();
		new Random(seed).nextBytes(large);
		client.send(ZmqMessage.of(large));
		server.send(ZmqMessage.of(large));
		assertThat(Arrays.equals(server.receive().frame(0), large)).as("seed %d", seed).isTrue();
		assertThat(Arrays.equals(client.receive().frame(0), large)).as("seed %d", seed).isTrue();
	}

	@Test
	void slowReceiverLosesAndGarblesNothing() throws Exception {
		ZmqSocket pull = server(SocketType.PULL);
		ZmqSocket push = client(SocketType.PUSH);
		for (ZmqSocket socket : new ZmqSocket[] { pull, push }) {
			socket.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 10);
			socket.set(SocketOption.SEND_HIGH_WATER_MARK, 10);
			socket.set(SocketOption.RECEIVE_BUFFER_SIZE, 4096);
			socket.set(SocketOption.SEND_BUFFER_SIZE, 4096);
		}
		push.connect(pull.bind(ANYWHERE).toString());
		int messages = 200_000;
		CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
			for (int i = 0; i < messages; i++) {
				push.send(message(i));
			}
		});
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int i = 0; i < messages; i++) {
			if (random.nextInt(20_000) == 0) {
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
			}
			ZmqMessage message = pull.receive();
			if (!message.equals(message(i))) {
				assertThat(message).as("message %d, seed %d", i, seed).isEqualTo(message(i));
			}
		}
		sending.get();
		assertThat(pull.tryReceive()).isNull();
	}

	private static ZmqMessage message(int number) {
		String text = "message " + number;
		return (number % 16 == 0) ? ZmqMessage.of(text.getBytes(), new byte[number % 3000]) : ZmqMessage.of(text);
	}

	@Test
	void whatIsQueuedArrivesAlthoughTheSocketIsClosed() {
		ZmqSocket pull = server(SocketType.PULL);
		ZmqSocket push = client(SocketType.PUSH);
		push.set(SocketOption.LINGER, Duration.ofSeconds(20));
		push.connect(pull.bind(ANYWHERE).toString());
		for (int i = 0; i < 500; i++) {
			push.send(ZmqMessage.of(new byte[10_000]));
		}
		push.close();
		for (int i = 0; i < 500; i++) {
			assertThat(pull.receive().frame(0)).hasSize(10_000);
		}
	}

	@Test
	void heartbeatsFlowInsideTls() {
		ZmqSocket pull = server(SocketType.PULL);
		pull.set(SocketOption.HEARTBEAT_INTERVAL, Duration.ofMillis(50));
		EventLog events = EventLog.of(pull);
		try (RawPeer raw = RawPeer.connect(pull.bind(ANYWHERE), CLIENT.context())) {
			raw.handshake(1, SocketType.PUSH);
			assertThat(raw.readFrame().name()).isEqualTo("PING");
			raw.awaitEnd();
		}
		assertThat(events.await(SocketEvent.Disconnected.class).reason()).isEqualTo(CloseReason.HEARTBEAT_TIMEOUT);
	}

	private ZmqSocket server(SocketType type) {
		return with(type, SERVER);
	}

	private ZmqSocket client(SocketType type) {
		return with(type, CLIENT);
	}

	private ZmqSocket with(SocketType type, TlsSettings settings) {
		ZmqSocket socket = this.sandbox.socket(type);
		socket.set(SocketOption.TLS, settings);
		return socket;
	}

}
