package dev.zmq.behaviour;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.exception.InvalidOptionException;
import dev.zmq.exception.UnsupportedOptionException;
import dev.zmq.exception.ZmqBindException;
import dev.zmq.option.Mechanism;
import dev.zmq.option.PollEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What sockets tell about themselves, and what they refuse to be told.
 */
class SocketStateTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@EnumSource
	void everyOptionOfTheTypeCanBeReadAndEveryOtherIsRefused(SocketType type) {
		ZmqSocket socket = this.sandbox.socket(type);
		for (SocketOption<?> option : SocketOption.values()) {
			if (option.refusal() == null && option.appliesTo(type)) {
				assertThat((Object) socket.get(option)).as(option.name()).isInstanceOf(option.type());
			}
			else {
				assertThatExceptionOfType(UnsupportedOptionException.class).as(option.name())
					.isThrownBy(() -> socket.get(option))
					.withMessageContaining(option.name());
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void everyOptionThatIsNotOfTheTypeOrOnlyToBeReadCannotBeSet(SocketType type) {
		ZmqSocket socket = this.sandbox.socket(type);
		SocketOption.values().forEach((option) -> setToItsDefault(socket, option));
	}

	private static <T> void setToItsDefault(ZmqSocket socket, SocketOption<T> option) {
		T value = option.defaultValue();
		if (option.refusal() != null || option.readOnly() || !option.appliesTo(socket.type())) {
			assertThatExceptionOfType(UnsupportedOptionException.class).as(option.name())
				.isThrownBy(() -> socket.set(option, value))
				.withMessageContaining(option.name());
		}
		else if (!(value instanceof byte[])) {
			socket.set(option, value);
			assertThat(socket.get(option)).as(option.name()).isEqualTo(value);
		}
	}

	@Test
	void refusedValueLeavesTheOldOne() {
		ZmqSocket socket = this.sandbox.socket(SocketType.PUSH);
		socket.set(SocketOption.SEND_HIGH_WATER_MARK, 5);
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> socket.set(SocketOption.SEND_HIGH_WATER_MARK, -1));
		assertThat(socket.get(SocketOption.SEND_HIGH_WATER_MARK)).isEqualTo(5);
	}

	@ParameterizedTest
	@EnumSource
	void typeMechanismAndThreadSafetyAreTold(SocketType type) {
		ZmqSocket socket = this.sandbox.socket(type);
		assertThat(socket.get(SocketOption.TYPE)).isEqualTo(type).isEqualTo(socket.type());
		assertThat(socket.get(SocketOption.MECHANISM)).isEqualTo(Mechanism.NULL);
		assertThat(socket.get(SocketOption.THREAD_SAFE)).isTrue();
	}

	@Test
	void eventsAreWhatTheSocketIsReadyFor() {
		ZmqSocket one = this.sandbox.socket(SocketType.PAIR);
		ZmqSocket other = this.sandbox.socket(SocketType.PAIR);
		Endpoint endpoint = one.bind("tcp://127.0.0.1:*");
		assertThat(one.get(SocketOption.EVENTS)).isEmpty();
		other.connect(endpoint.toString());
		one.awaitPeers(1, PeerSocket.PATIENCE);
		assertThat(one.get(SocketOption.EVENTS)).containsExactly(PollEvent.SEND);
		other.send("hello");
		Waiting.until(() -> assertThat(one.get(SocketOption.EVENTS)).containsExactlyInAnyOrder(PollEvent.SEND,
				PollEvent.RECEIVE));
		one.receive();
		assertThat(one.get(SocketOption.EVENTS)).containsExactly(PollEvent.SEND);
	}

	@Test
	void lastEndpointIsTheOneBoundOrConnectedLast() {
		ZmqSocket socket = this.sandbox.socket(SocketType.PULL);
		assertThat(socket.get(SocketOption.LAST_ENDPOINT)).isEmpty();
		String bound = socket.bind("tcp://127.0.0.1:*").toString();
		assertThat(bound).doesNotContain("*");
		assertThat(socket.get(SocketOption.LAST_ENDPOINT)).isEqualTo(bound);
		socket.connect("inproc://elsewhere");
		assertThat(socket.get(SocketOption.LAST_ENDPOINT)).isEqualTo("inproc://elsewhere");
		assertThatExceptionOfType(ZmqBindException.class).isThrownBy(() -> socket.bind(bound));
		assertThat(socket.get(SocketOption.LAST_ENDPOINT)).isEqualTo("inproc://elsewhere");
	}

	@Test
	void topicsAreCountedOnBothSides() {
		ZmqSocket publisher = this.sandbox.socket(SocketType.XPUB);
		ZmqSocket subscriber = this.sandbox.socket(SocketType.SUB);
		subscriber.subscribe("a");
		subscriber.subscribe("a");
		subscriber.subscribe("b");
		assertThat(subscriber.get(SocketOption.TOPICS_COUNT)).isEqualTo(2);
		subscriber.connect(publisher.bind("tcp://127.0.0.1:*").toString());
		Waiting.until(() -> assertThat(publisher.get(SocketOption.TOPICS_COUNT)).isEqualTo(2));
		subscriber.unsubscribe("b");
		assertThat(subscriber.get(SocketOption.TOPICS_COUNT)).isEqualTo(1);
		Waiting.until(() -> assertThat(publisher.get(SocketOption.TOPICS_COUNT)).isEqualTo(1));
	}

	@Test
	void optionThatTakesEffectAtOnceDoesSoForPeersThatAreThere() {
		ZmqSocket publisher = this.sandbox.socket(SocketType.XPUB);
		ZmqSocket first = this.sandbox.socket(SocketType.SUB);
		ZmqSocket second = this.sandbox.socket(SocketType.SUB);
		String endpoint = publisher.bind("tcp://127.0.0.1:*").toString();
		first.connect(endpoint);
		second.connect(endpoint);
		publisher.awaitPeers(2, PeerSocket.PATIENCE);
		first.subscribe("a");
		assertThat(publisher.receive()).isEqualTo(ZmqMessage.of("\u0001a"));
		publisher.set(SocketOption.XPUB_VERBOSE, true);
		second.subscribe("a");
		assertThat(publisher.receive()).isEqualTo(ZmqMessage.of("\u0001a"));
	}

}
