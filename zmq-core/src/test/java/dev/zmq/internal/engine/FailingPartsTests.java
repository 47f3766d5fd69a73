package dev.zmq.internal.engine;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.internal.pattern.PushPattern;
import dev.zmq.internal.reactor.Reactor;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkListener;
import dev.zmq.internal.transport.LinkSettings;
import dev.zmq.internal.transport.Transport;
import dev.zmq.internal.transport.tcp.TcpTransport;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.WireFactory;
import dev.zmq.internal.wire.WireSettings;
import dev.zmq.internal.bootstrap.Mechanisms;
import dev.zmq.internal.wire.raw.RawWire;
import dev.zmq.internal.wire.zmtp.ZmtpWire;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.Patience;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Dialer} and {@link Acceptor} with parts that fail, or are late, in
 * ways that the real ones seldom do.
 */
class FailingPartsTests {

	private static final WireFactory WIRE = ZmtpWire.factory(Mechanisms::create);

	private final Fickle transport = new Fickle();

	private final AtomicInteger wires = new AtomicInteger();

	private final ContextCore context = new ContextCore(new Protocols(Map.of(SocketType.PUSH, PushPattern::new),
			Map.of("tcp", this.transport), this::wire, RawWire.factory()), Map.of(), null, null);

	private volatile boolean wireFails;

	private volatile boolean memoryIsShort;

	private Wire wire(WireSettings settings) {
		this.wires.incrementAndGet();
		if (this.wireFails) {
			throw new IllegalStateException("no wire today");
		}
		Wire real = WIRE.create(settings);
		return (this.memoryIsShort) ? withoutMemory(real) : real;
	}

	/** As if there were no room on the heap for what arrives. */
	private static Wire withoutMemory(Wire real) {
		return (Wire) Proxy.newProxyInstance(Wire.class.getClassLoader(), new Class<?>[] { Wire.class },
				(proxy, method, args) -> {
					if (method.getName().equals("decode")) {
						throw new OutOfMemoryError("on purpose");
					}
					return method.invoke(real, args);
				});
	}

	@AfterEach
	void closeContext() {
		this.context.close();
	}

	private SocketCore socket() {
		SocketCore socket = (SocketCore) this.context.socket(SocketType.PUSH);
		socket.set(SocketOption.LINGER, Duration.ZERO);
		socket.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(1));
		return socket;
	}

	@Test
	void dialThatThrowsAnythingIsTriedAgain() {
		SocketCore socket = socket();
		this.transport.dialsFail = true;
		socket.connect("tcp://127.0.0.1:1");
		Waiting.until("it is tried again", () -> this.transport.dials.get() > 2);
	}

	@Test
	void resolutionThatThrowsAnythingIsTriedAgain() {
		SocketCore socket = socket();
		this.transport.resolutionsFail = true;
		socket.connect("tcp://127.0.0.1:1");
		Waiting.until("it is tried again", () -> this.transport.resolutions.get() > 2);
	}

	@Test
	void linkIsClosedIfNoConnectionCanBeMadeOfIt() {
		SocketCore server = socket();
		Endpoint endpoint = server.bind("tcp://127.0.0.1:*");
		this.wireFails = true;
		try (RawPeer peer = RawPeer.connect(endpoint)) {
			peer.awaitEnd();
		}
		int before = this.wires.get();
		SocketCore client = socket();
		client.connect(endpoint.toString());
		Waiting.until("both sides have tried again", () -> this.wires.get() > before + 4);
		assertThat(this.transport.dialled).isNotEmpty();
		client.close();
		Waiting.until("no link is left", () -> this.transport.dialled.stream().noneMatch(Fickle::isOpen));
	}

	@Test
	void handshakesThatBeginTogetherDoNotPassTheLimitTogether() {
		SocketCore server = socket();
		server.set(SocketOption.MAX_PENDING_HANDSHAKES, 2);
		Endpoint endpoint = server.bind("tcp://127.0.0.1:*");
		Reactor reactor = server.leastBusyReactor();
		CountDownLatch held = new CountDownLatch(1);
		reactor.execute(() -> awaitUninterruptibly(held));
		List<RawPeer> peers = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			peers.add(RawPeer.connect(endpoint));
		}
		held.countDown();
		Waiting.until(() -> assertThat(server.stats().handshakeFailures().values()).containsExactly(18L));
		peers.forEach(RawPeer::close);
	}

	@Test
	void resolutionThatBlocksHoldsUpNobody() {
		SocketCore server = socket();
		Endpoint endpoint = server.bind("tcp://127.0.0.1:*");
		CountDownLatch answer = new CountDownLatch(1);
		this.transport.nameService = answer;
		SocketCore waiting = socket();
		waiting.connect("tcp://nowhere.invalid:1");
		Waiting.until("the name service is asked", () -> this.transport.resolutions.get() == 1);
		try (RawPeer peer = RawPeer.connect(endpoint)) {
			peer.handshake(1, SocketType.PULL);
			server.send("served");
			assertThat(peer.readFrame().text()).isEqualTo("served");
		}
		EventLog events = EventLog.of(waiting);
		waiting.close();
		events.await(SocketEvent.MonitorStopped.class);
		this.context.close();
		answer.countDown();
	}

	@Test
	void connectionThatFindsNoMemoryEndsAndOthersAreServed() {
		SocketCore server = socket();
		EventLog events = EventLog.of(server);
		Endpoint endpoint = server.bind("tcp://127.0.0.1:*");
		try (RawPeer good = RawPeer.connect(endpoint)) {
			good.handshake(1, SocketType.PULL);
			this.memoryIsShort = true;
			try (RawPeer greedy = RawPeer.connect(endpoint)) {
				greedy.send(Zmtp.greeting(1));
				greedy.awaitEnd();
			}
			assertThat(events.await(SocketEvent.HandshakeFailed.class).reason()).isEqualTo(CloseReason.INTERNAL_ERROR);
			this.memoryIsShort = false;
			server.awaitPeers(1, Patience.LIMIT);
			server.send("served");
			assertThat(good.readFrame().text()).isEqualTo("served");
		}
		try (RawPeer next = RawPeer.connect(endpoint)) {
			next.handshake(1, SocketType.PULL);
		}
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Works until it is told not to. */
	private static final class Fickle implements Transport {

		private final Transport real = new TcpTransport();

		private final AtomicInteger dials = new AtomicInteger();

		private final AtomicInteger resolutions = new AtomicInteger();

		private final List<Link> dialled = new CopyOnWriteArrayList<>();

		private volatile boolean dialsFail;

		private volatile boolean resolutionsFail;

		/** Names are found when this is counted down. */
		private volatile @Nullable CountDownLatch nameService;

		static boolean isOpen(Link link) {
			return link.channel().isOpen();
		}

		@Override
		public LinkListener listen(Endpoint endpoint, LinkSettings settings) throws IOException {
			return this.real.listen(endpoint, settings);
		}

		@Override
		public List<SocketAddress> resolve(Endpoint endpoint, LinkSettings settings) throws IOException {
			this.resolutions.incrementAndGet();
			CountDownLatch answer = this.nameService;
			if (answer != null) {
				awaitUninterruptibly(answer);
			}
			if (this.resolutionsFail) {
				throw new NoClassDefFoundError("a name service provider");
			}
			return (this.dialsFail) ? List.of(InetSocketAddress.createUnresolved("nowhere", 1))
					: this.real.resolve(endpoint, settings);
		}

		@Override
		public Link dial(Endpoint endpoint, SocketAddress address, LinkSettings settings) throws IOException {
			this.dials.incrementAndGet();
			if (this.dialsFail) {
				throw new UnresolvedAddressException();
			}
			Link link = this.real.dial(endpoint, address, settings);
			this.dialled.add(link);
			return link;
		}

	}

}
