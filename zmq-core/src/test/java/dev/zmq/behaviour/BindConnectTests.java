package dev.zmq.behaviour;

import java.time.Duration;
import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.exception.InvalidEndpointException;
import dev.zmq.exception.ZmqException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Forms of endpoints, and when they are bound and connected.
 */
class BindConnectTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void lastEndpointIsTheResolvedOne() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		assertThat(pull.get(SocketOption.LAST_ENDPOINT)).isEmpty();
		for (String wanted : List.of("tcp://127.0.0.1:*", "tcp://127.0.0.1:0", this.sandbox.endpoint("ipc"), "ipc://*",
				"inproc://name")) {
			Endpoint bound = pull.bind(wanted);
			assertThat(pull.get(SocketOption.LAST_ENDPOINT)).isEqualTo(bound.toString());
			assertThat(bound.isConnectable()).as("%s", bound).isTrue();
		}
	}

	@Test
	void ipcWildcardCanBeConnectedTo() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect(pull.bind("ipc://*").toString());
		push.send("x");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("x"));
	}

	@Test
	void ipcPathCanBeBoundAgain() {
		String endpoint = this.sandbox.endpoint("ipc");
		for (int i = 0; i < 3; i++) {
			ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
			pull.bind(endpoint);
			ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
			push.connect(endpoint);
			push.send("x");
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of("x"));
			pull.close();
			push.close();
		}
	}

	@Test
	void ipcPathTooLongIsRefused() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		assertThatExceptionOfType(InvalidEndpointException.class)
			.isThrownBy(() -> pull.bind("ipc:///" + "x".repeat(120)))
			.withMessageContaining("121 bytes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc" })
	void connectMayComeBeforeBind(String scheme) {
		ZmqSocket first = this.sandbox.socket(SocketType.PULL);
		String endpoint = first.bind(this.sandbox.endpoint(scheme)).toString();
		first.close();
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		push.connect(endpoint);
		for (int i = 0; i < 3; i++) {
			push.send("message " + i);
		}
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.bind(endpoint);
		for (int i = 0; i < 3; i++) {
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of("message " + i));
		}
	}

	@Test
	void oneSocketMayBindAndConnectManyTimes() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		List<String> endpoints = List.of(pull.bind("tcp://127.0.0.1:*").toString(),
				pull.bind("tcp://127.0.0.1:*").toString(), pull.bind(this.sandbox.endpoint("ipc")).toString(),
				pull.bind("inproc://many").toString());
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		endpoints.forEach(push::connect);
		push.awaitPeers(4, PeerSocket.PATIENCE);
		for (int i = 0; i < 40; i++) {
			push.send("x");
		}
		for (int i = 0; i < 40; i++) {
			pull.receive();
		}
		assertThat(pull.peers()).hasSize(4);
	}

	@Test
	void sourceAddressIsUsed() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		int port = ((TcpEndpoint) router.bind("tcp://127.0.0.1:*")).port();
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.connect("tcp://127.0.0.2:0;127.0.0.1:" + port);
		dealer.send("x");
		assertThat(router.receive().property("Peer-Address")).isEqualTo("127.0.0.2");
	}

	@Test
	void nameOfAHostIsResolved() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		int port = ((TcpEndpoint) pull.bind("tcp://127.0.0.1:*")).port();
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect("tcp://localhost:" + port);
		push.send("x");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("x"));
	}

	@Test
	void nameThatCannotBeResolvedIsTriedAgain() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		EventLog events = EventLog.of(push);
		push.connect("tcp://no-such-host.invalid:5555");
		assertThat(events.await(SocketEvent.ConnectRetried.class).reason()).isEqualTo(CloseReason.HOST_UNKNOWN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "tcp", "tcp:", "tcp://", "tcp://127.0.0.1", "tcp://127.0.0.1:", "tcp://127.0.0.1:x",
			"tcp://127.0.0.1:65536", "tcp://127.0.0.1:-1", "nonsense://x", "ipc://", "inproc://", "tcp://[::1:5",
			"udp://127.0.0.1:5" })
	void malformedEndpointIsRefused(String endpoint) {
		ZmqSocket pair = this.sandbox.socket(SocketType.PAIR);
		assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(() -> pair.bind(endpoint));
		assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(() -> pair.connect(endpoint));
	}

	@Test
	void ipv6IsOffByDefaultAndCanBeSwitchedOn() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		assertThatExceptionOfType(ZmqException.class).isThrownBy(() -> pull.bind("tcp://[::1]:*"));
		pull.set(SocketOption.IPV6, true);
		String endpoint = pull.bind("tcp://[::1]:*").toString();
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.IPV6, true);
		push.connect(endpoint);
		push.send("x");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("x"));
	}

}
