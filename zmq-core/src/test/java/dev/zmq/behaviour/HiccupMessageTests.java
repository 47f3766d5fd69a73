package dev.zmq.behaviour;

import java.time.Duration;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A message received when the connection to a peer is lost.
 */
class HiccupMessageTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc" })
	void lostConnectionIsReportedToTheConnectingSide(String scheme) {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.HICCUP_MESSAGE, "hiccup".getBytes());
		String endpoint = router.bind(this.sandbox.endpoint(scheme)).toString();
		dealer.connect(endpoint);
		dealer.send("hello");
		router.send(router.receive());
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("hello"));
		router.unbind(endpoint);
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("hiccup"));
		assertThat(dealer.tryReceive(Duration.ofMillis(50))).isNull();
	}

	@Test
	void unreachablePeerIsNoHiccup() {
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.HICCUP_MESSAGE, "hiccup".getBytes());
		dealer.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(5));
		EventLog events = EventLog.of(dealer);
		dealer.connect("tcp://127.0.0.1:1");
		Waiting.until(() -> assertThat(events.all(SocketEvent.ConnectRetried.class)).hasSizeGreaterThan(2));
		assertThat(dealer.tryReceive()).isNull();
	}

}
