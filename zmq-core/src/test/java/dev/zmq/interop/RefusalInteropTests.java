package dev.zmq.interop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.monitor.Traffic;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.AccessRules;
import dev.zmq.security.Authentication;
import dev.zmq.security.AuthenticationRequest;
import dev.zmq.testkit.Armour;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every way in which two sides may fail to trust each other, against libzmq and JeroMQ,
 * whoever serves, binds and refuses: nothing is delivered, our side tells why, does not
 * storm the peer, and whoever is in order gets service meanwhile.
 */
@ParameterizedClass
@MethodSource("dev.zmq.interop.Refusal#all")
class RefusalInteropTests {

	private static final AccessRules RULES = AccessRules.builder()
		.allowCurveKey(Armour.CLIENT_KEYS.publicText(), Armour.USER)
		.plainUser(Armour.USER, Armour.PASSWORD)
		.build();

	private static final ZmqMessage SECRET = ZmqMessage.of("secret");

	private static final Duration FIRST_PAUSE = Duration.ofMillis(4);

	/** How many pauses have to grow before a dialer is believed. */
	private static final int PAUSES = 4;

	/** What ends a handshake in which both sides wait; long enough for greetings. */
	private static final Duration SHORT_HANDSHAKE = Duration.ofMillis(100);

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Parameter
	Refusal refusal;

	private ZmqContext context;

	private Doorkeeper doorkeeper;

	@BeforeEach
	void judges() {
		this.context = this.sandbox.newContext(ZmqContext.builder().authenticator(RefusalInteropTests::judge));
		this.doorkeeper = new Doorkeeper(this.refusal.link().far(this.sandbox, SocketType.REP));
	}

	private static CompletionStage<Authentication> judge(AuthenticationRequest request) {
		if (request.mechanism() == Mechanism.PLAIN && Misfit.LATER.equals(request.username())) {
			return CompletableFuture.completedFuture(new Authentication(300, "later", "", Map.of()));
		}
		return RULES.authenticate(request);
	}

	/**
	 * Before their handler of ZAP goes, whoever tries to come in has to be gone, and
	 * their I/O thread to have seen that: a server of libzmq or JeroMQ that is about to
	 * ask a handler who is leaving fails an assertion, which ends the process or the
	 * thread.
	 */
	@AfterEach
	void nobodyIsAskedAbout() {
		this.context.close();
		PeerSocket binder = this.refusal.link().far(this.sandbox, SocketType.PAIR);
		PeerSocket other = this.refusal.link().far(this.sandbox, SocketType.PAIR);
		other.connect(binder.bind(this.sandbox.endpoint("tcp")));
		exchange((message) -> other.trySend(message, Duration.ZERO), () -> binder.tryReceive(Duration.ZERO));
		this.doorkeeper.leave();
	}

	@Test
	void nothingPassesAndOurSideTellsWhyAndOthersAreServed() {
		ZmqSocket near = near(this.refusal.near(), this.refusal.nearIsCulprit());
		PeerSocket far = far(this.refusal.far(), !this.refusal.nearIsCulprit());
		EventLog events = EventLog.of(near);
		if (this.refusal.standsStill()) {
			near.set(SocketOption.HANDSHAKE_TIMEOUT, SHORT_HANDSHAKE);
		}
		String endpoint = join(near, far);
		near.trySend(SECRET);
		far.trySend(SECRET, Duration.ZERO);

		awaitRefusal(events);
		assertTold(near, events);
		assertNothingArrived(near, far, events);
		if (this.refusal.nearIsCulprit()) {
			serveAnotherNear(far, endpoint);
			assertThat(near.tryReceive()).isNull();
		}
		else {
			near.set(SocketOption.HANDSHAKE_TIMEOUT, SocketOption.HANDSHAKE_TIMEOUT.defaultValue());
			serveAnotherFar(near, endpoint);
			assertThat(far.tryReceive(Duration.ZERO)).isNull();
		}
		assertDialerKeptOut(events);
	}

	private ZmqSocket near(Refusal.Side side, boolean culprit) {
		ZmqSocket near = side.arm(this.sandbox.socket(this.context, SocketType.DEALER));
		near.set(SocketOption.RECONNECT_INTERVAL, FIRST_PAUSE);
		if (culprit && this.refusal.misfit() != null) {
			this.refusal.misfit().spoil(near::set);
		}
		return near;
	}

	private PeerSocket far(Refusal.Side side, boolean culprit) {
		PeerSocket far = side.arm(this.refusal.link().far(this.sandbox, SocketType.DEALER))
			.set(SocketOption.LINGER, Duration.ZERO)
			.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		if (culprit && this.refusal.misfit() != null) {
			this.refusal.misfit().spoil(far::set);
		}
		return far;
	}

	private String join(ZmqSocket near, PeerSocket far) {
		String any = this.sandbox.endpoint("tcp");
		if (this.refusal.link().nearBinds()) {
			String endpoint = near.bind(any).toString();
			far.connect(endpoint);
			return endpoint;
		}
		String endpoint = far.bind(any);
		near.connect(endpoint);
		return endpoint;
	}

	/** A dialer of theirs may stop after one refusal, ours stops or goes on. */
	private void awaitRefusal(EventLog events) {
		Waiting.until(() -> {
			this.doorkeeper.answer();
			assertThat(events.all()).anyMatch(SocketEvent.HandshakeFailed.class::isInstance);
			if (!this.refusal.link().nearBinds() && events.all(SocketEvent.ConnectStopped.class).isEmpty()) {
				assertThat(events.all(SocketEvent.ConnectRetried.class)).hasSizeGreaterThanOrEqualTo(PAUSES);
			}
		});
	}

	private void assertTold(ZmqSocket near, EventLog events) {
		List<SocketEvent.HandshakeFailed> failures = events.all(SocketEvent.HandshakeFailed.class);
		assertThat(failures).allSatisfy((failed) -> {
			assertThat(failed.reason()).isIn(this.refusal.reasons());
			assertThat(failed.mechanism()).isEqualTo(this.refusal.near().armour().name());
			assertThat(failed.detail()).isNotBlank().doesNotContain(Armour.PASSWORD);
		});
		for (SocketEvent.HandshakeFailed failed : failures) {
			long told = failures.stream().filter((other) -> other.reason() == failed.reason()).count();
			assertThat(near.stats().handshakeFailures(failed.reason())).isGreaterThanOrEqualTo(told);
		}
		assertThat(this.refusal.reasons()).containsAll(near.stats().handshakeFailures().keySet());
	}

	private static void assertNothingArrived(ZmqSocket near, PeerSocket far, EventLog events) {
		assertThat(near.tryReceive()).isNull();
		assertThat(far.tryReceive(Duration.ZERO)).isNull();
		assertThat(near.stats().received()).isEqualTo(Traffic.NONE);
		assertThat(near.peers()).isEmpty();
		assertThat(events.all(SocketEvent.HandshakeSucceeded.class)).isEmpty();
	}

	private void serveAnotherNear(PeerSocket far, String endpoint) {
		ZmqSocket near = near(this.refusal.near(), false);
		if (this.refusal.link().nearBinds()) {
			far.connect(near.bind(this.sandbox.endpoint("tcp")).toString());
		}
		else {
			near.connect(endpoint);
		}
		exchange(near::trySend, () -> far.tryReceive(Duration.ZERO));
		exchange((answer) -> far.trySend(answer, Duration.ZERO), near::tryReceive);
	}

	private void serveAnotherFar(ZmqSocket near, String endpoint) {
		PeerSocket far = far(this.refusal.near().counterpart(), false);
		if (this.refusal.link().nearBinds()) {
			far.connect(endpoint);
		}
		else {
			near.connect(far.bind(this.sandbox.endpoint("tcp")));
		}
		exchange((question) -> far.trySend(question, Duration.ZERO), near::tryReceive);
		exchange(near::trySend, () -> far.tryReceive(Duration.ZERO));
	}

	/**
	 * Has a message sent and received. The sender repeats it once, as one may wait for
	 * the peer that does not come in: a dialer keeps what is queued for it.
	 */
	private void exchange(Predicate<ZmqMessage> sender, Supplier<@Nullable ZmqMessage> receiver) {
		ZmqMessage message = ZmqMessage.of("served");
		AtomicInteger sent = new AtomicInteger();
		Waiting.until("a message", () -> {
			this.doorkeeper.answer();
			if (sent.get() < 2 && sender.test(message)) {
				sent.incrementAndGet();
			}
			ZmqMessage received = receiver.get();
			assertThat(received).isIn(null, message);
			return received != null;
		});
	}

	/**
	 * Our dialer either stops, and does so for good, or its pauses grow: each is twice
	 * the one before, shortened by up to a quarter at random.
	 */
	private void assertDialerKeptOut(EventLog events) {
		List<SocketEvent.ConnectRetried> retries = events.all(SocketEvent.ConnectRetried.class);
		for (int i = 0; i < Math.min(PAUSES, retries.size()); i++) {
			Duration pause = FIRST_PAUSE.multipliedBy(1L << i);
			assertThat(retries.get(i).delay()).isBetween(pause.multipliedBy(3).dividedBy(4), pause);
			assertThat(retries.get(i).reason().protocolError()).isFalse();
		}
		for (SocketEvent.ConnectStopped stopped : events.all(SocketEvent.ConnectStopped.class)) {
			assertThat(stopped.reason()).isIn(this.refusal.reasons());
			assertThat(stopped.reason().protocolError()).isTrue();
			assertThat(events.all().stream().dropWhile((event) -> event != stopped))
				.noneMatch((event) -> event instanceof SocketEvent.Connected again
						&& again.endpoint().equals(stopped.endpoint()));
		}
	}

}
