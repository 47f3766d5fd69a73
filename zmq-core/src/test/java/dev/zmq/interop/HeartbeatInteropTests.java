package dev.zmq.interop;

import java.time.Duration;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.LibzmqProcess;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Heartbeats of both sides, against every implementation.
 */
class HeartbeatInteropTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@MethodSource("dev.zmq.interop.Link#all")
	void idleConnectionStaysWithHeartbeatsOfBothSides(Link link) {
		ZmqSocket near = this.sandbox.socket(SocketType.DEALER);
		near.set(SocketOption.HEARTBEAT_INTERVAL, Duration.ofMillis(30));
		near.set(SocketOption.HEARTBEAT_TIMEOUT, Duration.ofSeconds(5));
		near.set(SocketOption.HEARTBEAT_TTL, Duration.ofSeconds(5));
		EventLog events = EventLog.of(near);
		PeerSocket far = link.far(this.sandbox, SocketType.DEALER)
			.set(SocketOption.HEARTBEAT_INTERVAL, Duration.ofMillis(30))
			.set(SocketOption.HEARTBEAT_TIMEOUT, Duration.ofSeconds(5))
			.set(SocketOption.HEARTBEAT_TTL, Duration.ofSeconds(5));
		link.join(this.sandbox, near, far);
		near.send("before");
		assertThat(far.receive()).isEqualTo(ZmqMessage.of("before"));
		assertThat(near.tryReceive(Duration.ofMillis(300))).as("ten heartbeats are no messages").isNull();
		far.send("after");
		assertThat(near.receive()).isEqualTo(ZmqMessage.of("after"));
		assertThat(events.all(SocketEvent.HandshakeSucceeded.class)).hasSize(1);
		assertThat(events.endings()).isEmpty();
	}

	@Test
	void killedPeerIsNoticedAndItsSuccessorIsServed() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		EventLog events = EventLog.of(router);
		String endpoint = router.bind("tcp://127.0.0.1:*").toString();
		for (int attempt = 0; attempt < 2; attempt++) {
			LibzmqProcess process = this.sandbox.closing(LibzmqProcess.start());
			PeerSocket dealer = process.peer()
				.socket(SocketType.DEALER)
				.set(SocketOption.ROUTING_ID, "worker".getBytes());
			dealer.connect(endpoint);
			dealer.send("ready");
			assertThat(router.receive()).isEqualTo(ZmqMessage.of("worker", "ready"));
			process.kill();
			int ended = attempt + 1;
			events.awaitRefused(ended, CloseReason.PEER_CLOSED, CloseReason.IO_ERROR);
		}
	}

}
