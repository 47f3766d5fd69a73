package dev.zmq.behaviour;

import java.time.Duration;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.exception.InvalidEndpointException;
import dev.zmq.exception.ZmqBindException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Unbinding and disconnecting.
 */
class EndEndpointTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc", "inproc" })
	void unbindEndsTheConnectionsAcceptedThere(String scheme) {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		String endpoint = push.bind(this.sandbox.endpoint(scheme)).toString();
		pull.connect(endpoint);
		push.send("one");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("one"));
		push.unbind(endpoint);
		Waiting.until("nobody is there", () -> !push.isWritable());
		assertThat(push.trySend(ZmqMessage.of("two"))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc", "inproc" })
	void disconnectEndsTheConnectionMadeThere(String scheme) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		String endpoint = pull.bind(this.sandbox.endpoint(scheme)).toString();
		push.connect(endpoint);
		push.send("one");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("one"));
		push.disconnect(endpoint);
		Waiting.until("nobody is there", () -> !push.isWritable());
		assertThat(push.trySend(ZmqMessage.of("two"))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp://127.0.0.1:1", "ipc:///nowhere", "inproc://nowhere" })
	void endingWhatWasNotBegunIsAnError(String endpoint) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(() -> pull.unbind(endpoint))
			.withMessageContaining(endpoint);
		assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(() -> pull.disconnect(endpoint))
			.withMessageContaining(endpoint);
	}

	@Test
	void wildcardIsUnboundByItsResolvedEndpointOnly() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		Endpoint bound = pull.bind("tcp://127.0.0.1:*");
		assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(() -> pull.unbind("tcp://127.0.0.1:*"));
		pull.unbind(bound.toString());
		assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(() -> pull.unbind(bound.toString()));
	}

	@ParameterizedTest
	@CsvSource({ "tcp://*:*, false", "tcp://*:0, false", "tcp://127.0.0.1:*, false", "tcp://*:*, true",
			"tcp://[::1]:*, true" })
	void wildcardCanBeUnboundAndBoundAgain(String wildcard, boolean ipv6) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.IPV6, ipv6);
		Endpoint bound = pull.bind(wildcard);
		assertThat(pull.get(SocketOption.LAST_ENDPOINT)).isEqualTo(bound.toString());
		pull.unbind(bound.toString());
		assertThat(pull.bind(bound.toString())).isEqualTo(bound);
		pull.unbind(bound.toString());
		assertThat(pull.bind(wildcard)).isNotNull();
	}

	@Test
	void messagesOnTheirWayOutAreSentBeforeDisconnecting() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.LINGER, Duration.ofSeconds(10));
		String endpoint = pull.bind("tcp://127.0.0.1:*").toString();
		push.connect(endpoint);
		push.awaitPeers(1, PeerSocket.PATIENCE);
		for (int i = 0; i < 500; i++) {
			push.send("message " + i);
		}
		push.disconnect(endpoint);
		for (int i = 0; i < 500; i++) {
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of("message " + i));
		}
	}

	@Test
	void whatWasReceivedBeforeDisconnectingStays() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		String endpoint = push.bind("tcp://127.0.0.1:*").toString();
		pull.connect(endpoint);
		push.send("one");
		push.send("two");
		Waiting.until(() -> assertThat(pull.stats().queues().receive()).isEqualTo(2));
		pull.disconnect(endpoint);
		Waiting.until(() -> assertThat(pull.peers()).isEmpty());
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("one"));
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("two"));
	}

	@Test
	void addressInUseIsABindError() {
		ZmqSocket first = this.sandbox.socket(SocketType.PULL);
		ZmqSocket second = this.sandbox.socket(SocketType.PULL);
		String endpoint = first.bind("tcp://127.0.0.1:*").toString();
		assertThatExceptionOfType(ZmqBindException.class).isThrownBy(() -> second.bind(endpoint))
			.withMessageContaining(endpoint);
		first.close();
		second.bind(endpoint);
	}

}
