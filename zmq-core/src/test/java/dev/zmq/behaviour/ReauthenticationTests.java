package dev.zmq.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.PeerInfo;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.ContextOption;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.AccessReview;
import dev.zmq.security.AccessRules;
import dev.zmq.security.Authentication;
import dev.zmq.security.Authenticator;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.Patience;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Peers that are in are judged again, and go when they would not come in any more.
 */
class ReauthenticationTests {

	private static final CurveKeyPair SERVER = CurveKeyPair.generate();

	private static final CurveKeyPair CLIENT = CurveKeyPair.generate();

	private static final Authenticator EVERYBODY = (request) -> CompletableFuture
		.completedFuture(Authentication.accept("anna"));

	private static final Authenticator NOBODY = (request) -> CompletableFuture
		.completedFuture(Authentication.deny("the rules have changed"));

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private volatile Authenticator rules = EVERYBODY;

	@ParameterizedTest
	@EnumSource(value = Mechanism.class, names = { "NULL", "PLAIN", "CURVE" })
	void peerThatIsRefusedNowIsDisconnectedAndStaysOut(Mechanism mechanism) throws Exception {
		ZmqContext context = context();
		ZmqSocket server = server(context, mechanism);
		EventLog events = EventLog.of(server);
		ZmqSocket client = client(mechanism);
		client.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		EventLog clientEvents = EventLog.of(client);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		client.send("early");
		server.awaitPeers(1, Patience.LIMIT);
		Waiting.until(() -> assertThat(server.peers().get(0).queues().receive()).isEqualTo(1));

		assertThat(review(context)).isEqualTo(new AccessReview(1, 0, 0));
		this.rules = NOBODY;
		assertThat(review(context)).isEqualTo(new AccessReview(0, 1, 0));

		SocketEvent.Disconnected gone = events.await(SocketEvent.Disconnected.class);
		assertThat(gone.reason()).isEqualTo(CloseReason.ACCESS_REVOKED);
		assertThat(gone.detail()).contains("400").contains("the rules have changed");
		assertThat(gone.peer().userId()).isEqualTo("anna");
		assertThat(server.stats().revoked()).isEqualTo(1);
		assertThat(clientEvents.await(SocketEvent.HandshakeFailed.class).reason())
			.isEqualTo(CloseReason.AUTHENTICATION_REFUSED);
		client.trySend(ZmqMessage.of("late"));
		assertThat(server.peers()).isEmpty();
		assertThat(server.receive()).isEqualTo(ZmqMessage.of("early"));
		assertThat(server.tryReceive()).isNull();
	}

	@Test
	void credentialsThatAnAuthenticatorWipesAreThereWhenItIsAskedAgain() throws Exception {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().authenticator((request) -> {
			boolean right = "right".equals(request.password()) && request.routingId()[0] == 'r';
			Arrays.fill(request.credentials().get(1), (byte) 0);
			Arrays.fill(request.routingId(), (byte) 0);
			return CompletableFuture
				.completedFuture(right ? Authentication.accept("anna") : Authentication.deny("wrong password"));
		}));
		ZmqSocket router = this.sandbox.socket(context, SocketType.ROUTER);
		router.set(SocketOption.PLAIN_SERVER, true);
		router.set(SocketOption.ROUTING_ID, new byte[] { 'r' });
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.PLAIN_USERNAME, "anna");
		dealer.set(SocketOption.PLAIN_PASSWORD, "right");
		dealer.connect(router.bind("tcp://127.0.0.1:*").toString());
		router.awaitPeers(1, Duration.ofSeconds(10));
		for (int i = 0; i < 2; i++) {
			assertThat(context.reauthenticate().get(10, TimeUnit.SECONDS).revoked()).isZero();
		}
	}

	@Test
	void peersTellWhoTheyHaveProvedToBe() {
		ZmqContext context = context();
		ZmqSocket curve = server(context, Mechanism.CURVE);
		ZmqSocket plain = server(context, Mechanism.PLAIN);
		client(Mechanism.CURVE).connect(curve.bind("tcp://127.0.0.1:*").toString());
		ZmqSocket user = client(Mechanism.PLAIN);
		user.connect(plain.bind("tcp://127.0.0.1:*").toString());
		user.send("hello");
		curve.awaitPeers(1, Patience.LIMIT);

		PeerInfo owner = curve.peers().get(0);
		assertThat(owner.publicKey()).isEqualTo(CLIENT.publicText());
		assertThat(owner.userName()).isNull();
		assertThat(owner.userId()).isEqualTo("anna");
		ZmqMessage hello = plain.receive();
		assertThat(hello.property("User-Name")).isEqualTo("bert");
		PeerInfo named = plain.peers().get(0);
		assertThat(named.userName()).isEqualTo("bert");
		assertThat(named.publicKey()).isNull();
		assertThat(named.toString()).doesNotContain("secret");
	}

	static Stream<Authenticator> failing() {
		return Stream.of((request) -> CompletableFuture.completedFuture(null), (request) -> {
			throw new IllegalStateException("broken");
		}, (request) -> CompletableFuture.failedFuture(new IllegalStateException("broken")),
				(request) -> CompletableFuture.completedFuture(new Authentication(300, "later", "", Map.of())),
				(request) -> new CompletableFuture<>());
	}

	@ParameterizedTest
	@MethodSource("failing")
	void peerThatCannotBeJudgedAgainGoesAsItWouldNotComeIn(Authenticator failing) throws Exception {
		ZmqContext context = context();
		ZmqSocket server = server(context, Mechanism.CURVE);
		server.set(SocketOption.HANDSHAKE_TIMEOUT, Duration.ofMillis(700));
		EventLog events = EventLog.of(server);
		client(Mechanism.CURVE).connect(server.bind("tcp://127.0.0.1:*").toString());
		server.awaitPeers(1, Patience.LIMIT);

		this.rules = failing;
		assertThat(review(context).revoked()).isEqualTo(1);
		assertThat(events.await(SocketEvent.Disconnected.class).reason()).isEqualTo(CloseReason.ACCESS_REVOKED);
	}

	@Test
	void peerThatWouldBeSomebodyElseComesInAgainAsThat() throws Exception {
		ZmqContext context = context();
		ZmqSocket server = server(context, Mechanism.CURVE);
		EventLog events = EventLog.of(server);
		ZmqSocket client = client(Mechanism.CURVE);
		client.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		server.awaitPeers(1, Patience.LIMIT);

		this.rules = (request) -> CompletableFuture.completedFuture(Authentication.accept("zoe"));
		assertThat(review(context).revoked()).isEqualTo(1);
		events.awaitHandshakes(2);
		client.send("hello");
		assertThat(server.receive().property("User-Id")).isEqualTo("zoe");
		assertThat(review(context)).isEqualTo(new AccessReview(1, 0, 0));
	}

	@ParameterizedTest
	@EnumSource(value = Mechanism.class, names = { "NULL", "PLAIN", "CURVE" })
	void peerWhoseHandshakeIsUnderWayDoesNotSlipThrough(Mechanism mechanism) throws Exception {
		CompletableFuture<Authentication> early = new CompletableFuture<>();
		CountDownLatch asked = new CountDownLatch(1);
		this.rules = (request) -> {
			asked.countDown();
			return early;
		};
		ZmqContext context = context();
		ZmqSocket server = server(context, mechanism);
		EventLog events = EventLog.of(server);
		client(mechanism).connect(server.bind("tcp://127.0.0.1:*").toString());
		assertThat(asked.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

		this.rules = NOBODY;
		assertThat(review(context)).isEqualTo(new AccessReview(0, 0, 0));
		early.complete(Authentication.accept("anna"));
		assertThat(events.await(SocketEvent.Disconnected.class).reason()).isEqualTo(CloseReason.ACCESS_REVOKED);
	}

	@Test
	void laterQuestionDecidesWhateverOrderAnswersComeIn() throws Exception {
		ZmqContext context = context();
		ZmqSocket server = server(context, Mechanism.CURVE);
		client(Mechanism.CURVE).connect(server.bind("tcp://127.0.0.1:*").toString());
		server.awaitPeers(1, Patience.LIMIT);

		CompletableFuture<Authentication> slow = new CompletableFuture<>();
		AtomicInteger questions = new AtomicInteger();
		this.rules = (request) -> {
			questions.incrementAndGet();
			return slow;
		};
		CompletableFuture<AccessReview> first = context.reauthenticate();
		Waiting.until("the first question is asked", () -> questions.get() == 1);
		this.rules = EVERYBODY;
		assertThat(review(context)).isEqualTo(new AccessReview(1, 0, 0));
		slow.complete(Authentication.deny("by rules of before"));
		assertThat(first.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new AccessReview(1, 0, 0));
		assertThat(server.peers()).hasSize(1);
	}

	@Test
	void handlerOfZapIsAskedAgainToo() throws Exception {
		ZmqContext context = this.sandbox.newContext();
		ZmqSocket zap = this.sandbox.socket(context, SocketType.REP);
		zap.bind("inproc://zeromq.zap.01");
		ZmqSocket server = server(context, Mechanism.CURVE);
		client(Mechanism.CURVE).connect(server.bind("tcp://127.0.0.1:*").toString());
		ZmqMessage request = zap.receive();
		zap.send(ZmqMessage.of("1.0", request.string(1), "200", "OK", "anna", ""));
		server.awaitPeers(1, Patience.LIMIT);

		CompletableFuture<AccessReview> review = context.reauthenticate();
		ZmqMessage again = zap.receive();
		assertThat(again.frame(6)).isEqualTo(CLIENT.publicKey());
		zap.send(ZmqMessage.of("1.0", again.string(1), "400", "No", "", ""));
		assertThat(review.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new AccessReview(0, 1, 0));
	}

	@Test
	void peersThatNobodyWasAskedAboutStay() throws Exception {
		ZmqContext context = context();
		ZmqSocket server = this.sandbox.socket(context, SocketType.PULL);
		ZmqSocket near = this.sandbox.socket(context, SocketType.PUSH);
		ZmqSocket far = this.sandbox.socket(SocketType.PUSH);
		far.connect(server.bind("tcp://127.0.0.1:*").toString());
		near.connect(server.bind("inproc://here").toString());
		server.awaitPeers(2, Patience.LIMIT);

		this.rules = NOBODY;
		assertThat(review(context)).isEqualTo(new AccessReview(0, 0, 0));
		assertThat(server.peers()).hasSize(2);
	}

	@Test
	void closedContextAnswersAndIsNotAsked() throws Exception {
		ZmqContext context = context();
		ZmqSocket server = server(context, Mechanism.CURVE);
		client(Mechanism.CURVE).connect(server.bind("tcp://127.0.0.1:*").toString());
		server.awaitPeers(1, Patience.LIMIT);
		this.rules = (request) -> new CompletableFuture<>();
		CompletableFuture<AccessReview> review = context.reauthenticate();
		context.close();
		assertThat(review.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS).revoked()).isZero();
		assertThatExceptionOfType(ZmqClosedException.class).isThrownBy(context::reauthenticate);
	}

	@Test
	void thousandPeersAreJudgedAgainBySomeThreadsAndNeverByThoseOfIo() throws Exception {
		ZmqContext context = context();
		ZmqSocket server = server(context, Mechanism.PLAIN);
		String endpoint = server.bind("tcp://127.0.0.1:*").toString();
		ZmqContext far = this.sandbox.newContext(ZmqContext.builder().option(ContextOption.MAX_SOCKETS, 1100));
		List<ZmqSocket> clients = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			ZmqSocket client = login(this.sandbox.socket(far, SocketType.PUSH), (i % 2 == 0) ? "even" : "odd");
			client.connect(endpoint);
			clients.add(client);
		}
		server.awaitPeers(1000, Patience.LIMIT);
		// the I/O thread has finished with the last one when it hears something else:
		// somebody who is just
		// coming in would be one more to be asked about
		clients.get(0).send("all in");
		assertThat(server.receive()).isEqualTo(ZmqMessage.of("all in"));

		Set<String> threads = ConcurrentHashMap.newKeySet();
		AtomicInteger atOnce = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch hold = new CountDownLatch(1);
		this.rules = (request) -> {
			threads.add(Thread.currentThread().getName());
			most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
			hold.await();
			atOnce.decrementAndGet();
			return CompletableFuture.completedFuture("odd".equals(request.username())
					? Authentication.deny("odd ones go") : Authentication.accept("anna"));
		};
		CompletableFuture<AccessReview> review = context.reauthenticate();
		Waiting.until("as many as may be are under way", () -> atOnce.get() == 64);
		// meanwhile the I/O thread serves everybody
		clients.get(1).send("still here");
		assertThat(server.receive()).isEqualTo(ZmqMessage.of("still here"));
		assertThat(review).isNotDone();
		hold.countDown();

		assertThat(review.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new AccessReview(500, 500, 0));
		assertThat(most.get()).isEqualTo(64);
		assertThat(threads).noneMatch((name) -> name.contains("-io-"));
		assertThat(server.stats().revoked()).isEqualTo(500);
		assertThat(server.peers()).hasSize(500).allMatch((peer) -> "even".equals(peer.userName()));
		clients.get(0).send("good");
		assertThat(server.receive()).isEqualTo(ZmqMessage.of("good"));
	}

	@Test
	void rulesAreChangedByAnotherSetOfThem() throws Exception {
		this.rules = AccessRules.builder().allowCurveKey(CLIENT.publicText(), "anna").build();
		ZmqContext context = context();
		ZmqSocket server = server(context, Mechanism.CURVE);
		ZmqSocket client = client(Mechanism.CURVE);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		client.send("hello");
		assertThat(server.receive().property("User-Id")).isEqualTo("anna");

		this.rules = AccessRules.builder().allowCurveKey(SERVER.publicText()).build();
		assertThat(review(context)).isEqualTo(new AccessReview(0, 1, 0));
	}

	private AccessReview review(ZmqContext context) throws Exception {
		return context.reauthenticate().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	private ZmqContext context() {
		return this.sandbox
			.newContext(ZmqContext.builder().authenticator((request) -> this.rules.authenticate(request)));
	}

	private ZmqSocket server(ZmqContext context, Mechanism mechanism) {
		ZmqSocket socket = this.sandbox.socket(context, SocketType.PULL);
		switch (mechanism) {
			case CURVE -> {
				socket.set(SocketOption.CURVE_SERVER, true);
				socket.set(SocketOption.CURVE_SECRET_KEY, SERVER.secretKey());
			}
			case PLAIN -> socket.set(SocketOption.PLAIN_SERVER, true);
			default -> socket.set(SocketOption.ZAP_DOMAIN, "inner");
		}
		return socket;
	}

	private ZmqSocket client(Mechanism mechanism) {
		ZmqSocket socket = this.sandbox.socket(SocketType.PUSH);
		if (mechanism == Mechanism.CURVE) {
			socket.set(SocketOption.CURVE_SECRET_KEY, CLIENT.secretKey());
			socket.set(SocketOption.CURVE_SERVER_KEY, SERVER.publicKey());
		}
		return (mechanism == Mechanism.PLAIN) ? login(socket, "bert") : socket;
	}

	private static ZmqSocket login(ZmqSocket socket, String name) {
		socket.set(SocketOption.PLAIN_USERNAME, name);
		socket.set(SocketOption.PLAIN_PASSWORD, "secret");
		return socket;
	}

}
