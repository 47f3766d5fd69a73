package dev.zmq.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.zmq.internal.transport.LinkSettings;
import dev.zmq.internal.transport.LinkSettings.Accepting;
import dev.zmq.internal.transport.LinkSettings.TcpKeepAlive;
import dev.zmq.internal.wire.WireSettings;
import dev.zmq.internal.wire.WireSettings.Heartbeat;
import dev.zmq.option.KeepAlive;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.option.TlsSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SocketSettingsTests {

	private final Budget budget = new Budget();

	private final SocketSettings settings = new SocketSettings(SocketType.DEALER, this.budget, Runnable::run);

	@Test
	void everyOptionOfLinksReachesThem() {
		this.settings.set(SocketOption.IPV6, true);
		this.settings.set(SocketOption.BACKLOG, 7);
		this.settings.set(SocketOption.SEND_BUFFER_SIZE, 11);
		this.settings.set(SocketOption.RECEIVE_BUFFER_SIZE, 12);
		this.settings.set(SocketOption.TOS, 13);
		this.settings.set(SocketOption.TCP_KEEPALIVE, KeepAlive.ON);
		this.settings.set(SocketOption.TCP_KEEPALIVE_COUNT, 14);
		this.settings.set(SocketOption.TCP_KEEPALIVE_IDLE, Duration.ofSeconds(15));
		this.settings.set(SocketOption.TCP_KEEPALIVE_INTERVAL, Duration.ofSeconds(16));
		this.settings.set(SocketOption.TCP_ACCEPT_FILTER, List.of("10.0.0.0/8"));
		TlsSettings tls = TlsSettings.builder().verifyHost(false).build();
		this.settings.set(SocketOption.TLS, tls);
		assertThat(this.settings.link()).isEqualTo(new LinkSettings(true, new Accepting(7, List.of("10.0.0.0/8")), 11,
				12, 13, new TcpKeepAlive(KeepAlive.ON, 14, 15, 16), tls));
	}

	@Test
	void linksAreLeftToTheSystemByDefault() {
		assertThat(this.settings.link()).isEqualTo(new LinkSettings(false, new Accepting(4096, List.of()), -1, -1, 0,
				new TcpKeepAlive(KeepAlive.SYSTEM, -1, -1, -1), TlsSettings.defaults()));
	}

	@Test
	void everyOptionOfWiresReachesThem() {
		this.settings.set(SocketOption.ROUTING_ID, new byte[] { 1, 2 });
		this.settings.set(SocketOption.METADATA, Map.of("X-a", "b"));
		this.settings.set(SocketOption.MAX_MESSAGE_SIZE, 21L);
		this.settings.set(SocketOption.MAX_FRAMES_PER_MESSAGE, 22);
		WireSettings wire = this.settings.wire(true, "192.0.2.1");
		assertThat(wire.socketType()).isEqualTo(SocketType.DEALER);
		assertThat(wire.routingId()).containsExactly(1, 2);
		assertThat(wire.metadata()).containsExactly(Map.entry("X-a", "b"));
		assertThat(wire.peerAddress()).isEqualTo("192.0.2.1");
		assertThat(wire.limits().maxMessageSize()).isEqualTo(21);
		assertThat(wire.limits().maxFrames()).isEqualTo(22);
		assertThat(wire.limits().assembly()).isSameAs(this.budget);
		assertThat(this.settings.wire(false, "").routingId()).isEmpty();
	}

	@Test
	void limitOfTopicsReachesTheWire() {
		SocketSettings publisher = new SocketSettings(SocketType.PUB, this.budget, Runnable::run);
		publisher.set(SocketOption.MAX_TOPIC_LENGTH, 23);
		assertThat(publisher.wire(false, "").limits().maxTopicLength()).isEqualTo(23);
	}

	@Test
	void heartbeatsAreOffUnlessTheyHaveAnInterval() {
		this.settings.set(SocketOption.HEARTBEAT_TIMEOUT, Duration.ofMillis(2));
		this.settings.set(SocketOption.HEARTBEAT_TTL, Duration.ofMillis(300));
		assertThat(heartbeat()).isEqualTo(Heartbeat.OFF);
		this.settings.set(SocketOption.HEARTBEAT_INTERVAL, Duration.ofMillis(1));
		assertThat(heartbeat()).isEqualTo(new Heartbeat(1_000_000, 2_000_000, 300_000_000));
	}

	@Test
	void timeoutOfHeartbeatsIsTheirIntervalUnlessSet() {
		this.settings.set(SocketOption.HEARTBEAT_INTERVAL, Duration.ofMillis(5));
		assertThat(heartbeat().timeoutNanos()).isEqualTo(5_000_000);
		this.settings.set(SocketOption.HEARTBEAT_TIMEOUT, Duration.ZERO);
		assertThat(heartbeat().timeoutNanos()).isZero();
	}

	@Test
	void valueThatIsTakenIsGone() {
		this.settings.set(SocketOption.CONNECT_ROUTING_ID, new byte[] { 1 });
		assertThat(this.settings.take(SocketOption.CONNECT_ROUTING_ID)).containsExactly(1);
		assertThat(this.settings.get(SocketOption.CONNECT_ROUTING_ID)).isEmpty();
	}

	private Heartbeat heartbeat() {
		return this.settings.wire(false, "").heartbeat();
	}

}
