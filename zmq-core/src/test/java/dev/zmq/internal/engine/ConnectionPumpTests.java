package dev.zmq.internal.engine;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.zmq.ZmqMessage;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.internal.pattern.PushPattern;
import dev.zmq.internal.reactor.Reactor;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkListener;
import dev.zmq.internal.transport.LinkSettings;
import dev.zmq.internal.transport.Transport;
import dev.zmq.internal.transport.tcp.TcpTransport;
import dev.zmq.internal.bootstrap.Mechanisms;
import dev.zmq.internal.wire.raw.RawWire;
import dev.zmq.internal.wire.zmtp.ZmtpWire;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawServer;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often one {@link Connection} writes in a turn of its reactor.
 */
class ConnectionPumpTests {

	private static final byte[] PING = Zmtp.ping(0, new byte[0]);

	private static final int PINGS = 100;

	private final AtomicInteger mostWrites = new AtomicInteger();

	private final AtomicInteger pongs = new AtomicInteger();

	private volatile @Nullable Reactor reactor;

	private final ContextCore context = new ContextCore(new Protocols(Map.of(SocketType.PUSH, PushPattern::new),
			Map.of("tcp", new Sinks()), ZmtpWire.factory(Mechanisms::create), RawWire.factory()), Map.of(), null, null);

	@AfterEach
	void closeContext() {
		this.context.close();
	}

	@Test
	void peerThatAsksForAnswersGetsNoMoreThanItsTurn() {
		SocketCore push = (SocketCore) this.context.socket(SocketType.PUSH);
		this.reactor = push.leastBusyReactor();
		push.set(SocketOption.LINGER, Duration.ZERO);
		push.set(SocketOption.SEND_HIGH_WATER_MARK, 0);
		try (RawServer server = RawServer.listen()) {
			push.connect(server.endpoint());
			ZmqMessage message = ZmqMessage.of(new byte[16 * 1024]);
			for (int i = 0; i < 10_000; i++) {
				push.send(message);
			}
			try (RawPeer peer = server.accept()) {
				peer.send(Zmtp.greeting(1), Zmtp.ready(SocketType.PULL));
				for (int i = 0; i < PINGS; i++) {
					peer.trySend(PING);
				}
				Waiting.until("all is written", () -> push.stats().queues().send() == 0);
			}
		}
		assertThat(this.pongs.get()).as("answers read one at a time").isGreaterThan(PINGS / 2);
		// one for its turn, one for what it just read, one because it could write again
		assertThat(this.mostWrites.get()).isBetween(1, 3);
	}

	/** Real connections, whose peers seem to read as fast as one can write. */
	private final class Sinks implements Transport {

		private final Transport real = new TcpTransport();

		@Override
		public LinkListener listen(Endpoint endpoint, LinkSettings settings) throws IOException {
			return this.real.listen(endpoint, settings);
		}

		@Override
		public List<SocketAddress> resolve(Endpoint endpoint, LinkSettings settings) throws IOException {
			return this.real.resolve(endpoint, settings);
		}

		@Override
		public Link dial(Endpoint endpoint, SocketAddress address, LinkSettings settings) throws IOException {
			return new Sink(this.real.dial(endpoint, address, settings));
		}

	}

	/** Reads a command at a time, and swallows what is written after the handshake. */
	private final class Sink implements Link {

		private final Link real;

		private int handshake = Zmtp.GREETING + Zmtp.ready(SocketType.PULL).length;

		private long turn;

		private int writes;

		Sink(Link real) {
			this.real = real;
		}

		@Override
		public int read(ByteBuffer target) throws IOException {
			int limit = target.limit();
			target.limit(Math.min(limit, target.position() + ((this.handshake > 0) ? this.handshake : PING.length)));
			int count = this.real.read(target);
			target.limit(limit);
			if (this.handshake > 0) {
				this.handshake -= count;
			}
			else if (count > 0) {
				ConnectionPumpTests.this.pongs.incrementAndGet();
			}
			return count;
		}

		@Override
		public int write(ByteBuffer source) throws IOException {
			if (this.handshake > 0) {
				return this.real.write(source);
			}
			Reactor current = ConnectionPumpTests.this.reactor;
			long now = (current != null) ? current.now() : 0;
			this.writes = (now == this.turn) ? this.writes + 1 : 1;
			this.turn = now;
			ConnectionPumpTests.this.mostWrites.accumulateAndGet(this.writes, Math::max);
			int count = source.remaining();
			source.position(source.limit());
			return count;
		}

		@Override
		public SelectableChannel channel() {
			return this.real.channel();
		}

		@Override
		public boolean finishConnect() throws IOException {
			return this.real.finishConnect();
		}

		@Override
		public String localAddress() {
			return this.real.localAddress();
		}

		@Override
		public String peerAddress() {
			return this.real.peerAddress();
		}

		@Override
		public String remoteAddress() {
			return this.real.remoteAddress();
		}

		@Override
		public void shutdownOutput() {
			this.real.shutdownOutput();
		}

		@Override
		public void close() {
			this.real.close();
		}

	}

}
