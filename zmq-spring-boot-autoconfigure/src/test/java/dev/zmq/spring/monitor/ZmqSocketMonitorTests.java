package dev.zmq.spring.monitor;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.event.ZmqAcceptFailedEvent;
import dev.zmq.spring.event.ZmqBindFailedEvent;
import dev.zmq.spring.event.ZmqHandshakeFailedEvent;
import dev.zmq.spring.event.ZmqMessagesDroppedEvent;
import dev.zmq.spring.event.ZmqPeerConnectedEvent;
import dev.zmq.spring.event.ZmqPeerDisconnectedEvent;
import dev.zmq.spring.event.ZmqSocketEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class ZmqSocketMonitorTests {

	/** How many bytes a greeting has. */
	private static final int GREETING = 64;

	private final Queue<ZmqSocketEvent> events = new ConcurrentLinkedQueue<>();

	private final GenericApplicationContext application = new GenericApplicationContext();

	private final ZmqContext context = ZmqContext.create();

	private final ZmqSocketMonitor monitor = new ZmqSocketMonitor((name) -> this.registry().getDefinition(name).type(),
			Duration.ZERO, Clock.systemUTC());

	private final ZmqSocketRegistry registry = new ZmqSocketRegistry(this.context, List.of(), List.of(this.monitor));

	private ZmqSocketRegistry registry() {
		return this.registry;
	}

	@BeforeEach
	void start() {
		this.application.addApplicationListener((ApplicationListener<ZmqSocketEvent>) this.events::add);
		this.application.refresh();
		this.monitor.publishTo(this.application);
		this.registry.start();
	}

	@AfterEach
	void stop() {
		this.registry.stop();
		this.context.close();
		this.application.close();
		this.monitor.destroy();
	}

	private <T extends ZmqSocketEvent> T event(Class<T> type) {
		return await().until(
				() -> this.events.stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null),
				(found) -> found != null);
	}

	private ZmqSocket open(ZmqSocketDefinition.Builder definition) {
		ZmqSocketDefinition built = definition.build();
		this.registry.register(built);
		return this.registry.getSocket(built.name());
	}

	private String pull() {
		open(ZmqSocketDefinition.builder("in", SocketType.PULL).bind("tcp://127.0.0.1:*"));
		return this.registry.getBoundEndpoints("in").get(0).toString();
	}

	@Test
	void peersThatComeAndGoAreTold() {
		String address = pull();
		ZmqSocket push = this.context.socket(SocketType.PUSH);
		push.connect(address);
		ZmqPeerConnectedEvent connected = event(ZmqPeerConnectedEvent.class);
		assertThat(connected.getName()).isEqualTo("in");
		assertThat(connected.getSource()).isSameAs(this.monitor);
		assertThat(connected.getPeer().socketType()).isEqualTo(SocketType.PUSH);
		push.close();
		ZmqPeerDisconnectedEvent disconnected = event(ZmqPeerDisconnectedEvent.class);
		assertThat(disconnected.getPeer().id()).isEqualTo(connected.getPeer().id());
		assertThat(disconnected.getReason()).isEqualTo(CloseReason.PEER_CLOSED);
		ZmqSocketActivity activity = this.monitor.getActivity("in");
		assertThat(activity).isNotNull();
		assertThat(activity.count(ConnectionEvent.ACCEPTED)).isEqualTo(1);
		assertThat(activity.count(ConnectionEvent.HANDSHAKE_SUCCEEDED)).isEqualTo(1);
		assertThat(activity.count(ConnectionEvent.DISCONNECTED)).isEqualTo(1);
		assertThat(activity.lastEvent()).isNotNull()
			.satisfies((last) -> assertThat(last.event()).isEqualTo("Disconnected"))
			.satisfies((last) -> assertThat(last.detail()).contains("127.0.0.1:", address, "PEER_CLOSED"));
		assertThat(activity.lastError()).as("a peer may leave").isNull();
	}

	@Test
	void failedHandshakesAreTold() throws Exception {
		String address = pull();
		try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), this.registry.getPort("in"))) {
			OutputStream out = stranger.getOutputStream();
			out.write("GET / HTTP/1.1\r\n\r\n".getBytes());
			out.flush();
			ZmqHandshakeFailedEvent failed = event(ZmqHandshakeFailedEvent.class);
			assertThat(failed.getReason()).isEqualTo(CloseReason.BAD_GREETING);
			assertThat(failed.getEndpoint()).hasToString(address);
			assertThat(failed.getRemoteAddress()).startsWith("tcp://127.0.0.1:");
			assertThat(failed.getUntold()).isZero();
		}
		ZmqSocketActivity activity = this.monitor.getActivity("in");
		assertThat(activity).isNotNull();
		assertThat(activity.lastError()).isNotNull()
			.satisfies((last) -> assertThat(last.detail()).contains("BAD_GREETING"));
	}

	@ParameterizedTest
	@EnumSource(value = Mechanism.class, names = { "PLAIN", "CURVE", "GSSAPI" })
	void clientThatLeavesInTheMiddleOfTheHandshakeIsNoRefusal(Mechanism mechanism) throws Exception {
		open(server(mechanism).bind("tcp://127.0.0.1:*"));
		try (Socket client = new Socket(InetAddress.getLoopbackAddress(), this.registry.getPort("in"))) {
			client.getOutputStream().write(greeting(mechanism));
			assertThat(client.getInputStream().readNBytes(GREETING)).hasSize(GREETING);
		}
		assertThat(event(ZmqHandshakeFailedEvent.class).getReason()).isEqualTo(CloseReason.PEER_CLOSED);
		ZmqSocketActivity activity = this.monitor.getActivity("in");
		assertThat(activity).isNotNull();
		assertThat(activity.count(ConnectionEvent.HANDSHAKE_FAILED)).isEqualTo(1);
		assertThat(activity.lastRefusal()).isNull();
	}

	private static ZmqSocketDefinition.Builder server(Mechanism mechanism) {
		ZmqSocketDefinition.Builder definition = ZmqSocketDefinition.builder("in", SocketType.PULL);
		return switch (mechanism) {
			case PLAIN -> definition.option(SocketOption.PLAIN_SERVER, true);
			case CURVE -> definition.option(SocketOption.CURVE_SERVER, true)
				.option(SocketOption.CURVE_SECRET_KEY, CurveKeyPair.generate().secretKey());
			case GSSAPI -> definition.option(SocketOption.GSSAPI_SERVER, true);
			case NULL -> definition;
		};
	}

	/** RFC 37: signature, version, mechanism, and a client. */
	private static byte[] greeting(Mechanism mechanism) {
		return ByteBuffer.allocate(GREETING)
			.put(0, (byte) 0xFF)
			.put(9, (byte) 0x7F)
			.put(10, (byte) 3)
			.put(11, (byte) 1)
			.put(12, mechanism.name().getBytes(StandardCharsets.US_ASCII))
			.array();
	}

	@Test
	void peersTurnedAwayAreTold() throws Exception {
		open(ZmqSocketDefinition.builder("in", SocketType.PULL)
			.option(SocketOption.TCP_ACCEPT_FILTER, List.of("10.0.0.0/8"))
			.bind("tcp://127.0.0.1:*"));
		try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), this.registry.getPort("in"))) {
			assertThat(stranger.isConnected()).isTrue();
			assertThat(event(ZmqAcceptFailedEvent.class).getReason()).isEqualTo(CloseReason.ACCEPT_FILTERED);
		}
	}

	@Test
	void bindThatFailsIsTold() {
		String taken = pull();
		ZmqSocketDefinition late = ZmqSocketDefinition.builder("late", SocketType.PULL).bind(taken).build();
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.registry.register(late));
		ZmqBindFailedEvent failed = event(ZmqBindFailedEvent.class);
		assertThat(failed.getName()).isEqualTo("late");
		assertThat(failed.getEndpoint()).hasToString(taken);
		assertThat(failed.getCause()).isNotNull();
		await().untilAsserted(() -> assertThat(this.monitor.getActivity("late")).isNull());
	}

	@Test
	void oneEventTellsOfAllThatWasDropped() {
		ZmqSocket router = open(ZmqSocketDefinition.builder("out", SocketType.ROUTER)
			.option(SocketOption.ROUTER_MANDATORY, false)
			.bind("inproc://drops"));
		this.monitor.publishDrops();
		for (int i = 0; i < 1000; i++) {
			router.send(ZmqMessage.of("nobody", "lost"));
		}
		this.monitor.publishDrops();
		this.monitor.publishDrops();
		ZmqMessagesDroppedEvent first = event(ZmqMessagesDroppedEvent.class);
		assertThat(first.getName()).isEqualTo("out");
		assertThat(first.getDropped()).isEqualTo(Map.of(DropReason.UNROUTABLE, 1000L));
		assertThat(first.getPeriod()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
		assertThat(this.events).filteredOn(ZmqMessagesDroppedEvent.class::isInstance).hasSize(1);
		router.send(ZmqMessage.of("nobody", "lost"));
		this.registry.unregister("out");
		await().untilAsserted(() -> assertThat(this.events).filteredOn(ZmqMessagesDroppedEvent.class::isInstance)
			.hasSize(2)
			.last()
			.extracting((event) -> ((ZmqMessagesDroppedEvent) event).getDropped())
			.isEqualTo(Map.of(DropReason.UNROUTABLE, 1L)));
	}

	@Test
	void whatNobodyHasAskedForIsNoLoss() {
		ZmqSocket publisher = open(ZmqSocketDefinition.builder("out", SocketType.PUB).bind("inproc://unasked"));
		ZmqSocket subscriber = this.context.socket(SocketType.SUB);
		subscriber.connect("inproc://unasked");
		publisher.awaitPeers(1, Duration.ofSeconds(10));
		publisher.send("nobody wants this");
		assertThat(publisher.stats().dropped(DropReason.NO_SUBSCRIBER)).isEqualTo(1);
		this.monitor.publishDrops();
		assertThat(this.events).noneMatch(ZmqMessagesDroppedEvent.class::isInstance);
	}

	@Test
	void dropsAreToldAfterThePeriodWithoutAnybodyAsking() {
		ZmqSocketMonitor quick = new ZmqSocketMonitor((name) -> SocketType.ROUTER, Duration.ofMillis(10),
				Clock.systemUTC());
		quick.publishTo(this.application);
		try (ZmqSocket router = this.context.socket(SocketType.ROUTER)) {
			quick.customize("quick", router);
			router.send(ZmqMessage.of("nobody", "lost"));
			assertThat(event(ZmqMessagesDroppedEvent.class).getName()).isEqualTo("quick");
		}
		finally {
			quick.destroy();
		}
	}

	@Test
	void observersHearOfSocketsThatComeAndGo() {
		Queue<String> heard = new ConcurrentLinkedQueue<>();
		pull();
		this.monitor.addObserver(new ZmqSocketObserver() {

			@Override
			public void opened(ZmqSocketActivity activity) {
				heard.add("+" + activity.name() + " " + activity.type());
			}

			@Override
			public void closed(ZmqSocketActivity activity) {
				heard.add("-" + activity.name());
			}

		});
		open(ZmqSocketDefinition.builder("late", SocketType.REP));
		assertThat(heard).containsExactly("+in PULL", "+late REP");
		this.registry.unregister("late");
		await().untilAsserted(() -> assertThat(heard).containsExactly("+in PULL", "+late REP", "-late"));
		assertThat(this.monitor.getActivity("late")).isNull();
	}

	@Test
	void listenerThatFailsHarmsNobody() {
		this.application.addApplicationListener((ApplicationListener<ZmqPeerConnectedEvent>) (event) -> {
			throw new IllegalStateException("provoked");
		});
		String address = pull();
		try (ZmqSocket first = this.context.socket(SocketType.PUSH)) {
			first.connect(address);
			event(ZmqPeerConnectedEvent.class);
		}
		event(ZmqPeerDisconnectedEvent.class);
	}

	@Test
	void nothingIsPublishedOnceTheApplicationCloses() {
		pull();
		this.application.close();
		try (ZmqSocket push = this.context.socket(SocketType.PUSH)) {
			push.connect(this.registry.getBoundEndpoints("in").get(0).toString());
			await().untilAsserted(() -> assertThat(this.monitor.getActivity("in")).isNotNull()
				.satisfies((it) -> assertThat(it.count(ConnectionEvent.HANDSHAKE_SUCCEEDED)).isEqualTo(1)));
		}
		assertThat(this.events).isEmpty();
	}

	@Test
	void tenFailuresASecondAreToldAndTheOthersCounted() {
		RateLimit limit = new RateLimit();
		Instant now = Instant.parse("2026-01-01T00:00:00Z");
		for (int i = 0; i < 10; i++) {
			assertThat(limit.permits(now)).isTrue();
			assertThat(limit.takeUntold()).isZero();
		}
		assertThat(limit.permits(now.plusMillis(999))).isFalse();
		assertThat(limit.permits(now.plusMillis(999))).isFalse();
		assertThat(limit.permits(now.plusMillis(1000))).isTrue();
		assertThat(limit.takeUntold()).isEqualTo(2);
		assertThat(limit.permits(now)).as("a clock that was set back").isTrue();
	}

}
