package dev.zmq.internal.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.zmq.option.SocketOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the types that send to their peers in turn have in common.
 */
class SendingPatternsTests {

	enum Type {

		PUSH(PushPattern::new), DEALER(DealerPattern::new);

		private final PatternFactory factory;

		Type(PatternFactory factory) {
			this.factory = factory;
		}

		TestSocket socket() {
			return TestSocket.of(this.factory);
		}

	}

	@ParameterizedTest
	@EnumSource
	void sendingWaitsWithoutPeers(Type type) {
		TestSocket socket = type.socket();
		assertThat(socket.canSend()).isFalse();
		assertThat(socket.send("a")).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void messagesGoToPeersInTurn(Type type) {
		TestSocket socket = type.socket();
		List<FakePeer> peers = List.of(socket.accept(), socket.connect(), socket.accept());
		for (int i = 0; i < 6; i++) {
			assertThat(socket.send("" + i)).isTrue();
		}
		for (int i = 0; i < 3; i++) {
			assertThat(peers.get(i).receiveAll()).containsExactly(List.of("" + i), List.of("" + (i + 3)));
		}
	}

	@ParameterizedTest
	@EnumSource
	void messagesAreQueuedForPeersThatAreDialledButNotThere(Type type) {
		TestSocket socket = type.socket();
		FakePeer peer = socket.dial();
		assertThat(socket.send("early")).isTrue();
		peer.connect(new byte[0]);
		assertThat(peer.receiveAll()).containsExactly(List.of("early"));
		peer.disconnect();
		assertThat(socket.send("between")).isTrue();
		peer.connect(new byte[0]);
		assertThat(peer.receiveAll()).containsExactly(List.of("between"));
	}

	@ParameterizedTest
	@EnumSource
	void aFullPeerLosesItsTurnsUntilItHasRoom(Type type) {
		TestSocket socket = type.socket().set(SocketOption.SEND_HIGH_WATER_MARK, 4);
		FakePeer slow = socket.accept();
		FakePeer quick = socket.accept();
		List<String> received = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			assertThat(socket.send("" + i)).isTrue();
			quick.receiveAll().forEach(received::addAll);
		}
		assertThat(received).containsExactly("1", "3", "5", "7", "8", "9", "10", "11");
		slow.take(2);
		assertThat(socket.send("12")).isTrue();
		assertThat(socket.send("13")).isTrue();
		quick.receiveAll();
		assertThat(slow.receiveAll()).containsExactly(List.of("4"), List.of("6"), List.of("13"));
	}

	@ParameterizedTest
	@EnumSource
	void exactlyTheHighWaterMarkIsTakenThenAgainTheLowWaterMark(Type type) {
		TestSocket socket = type.socket().set(SocketOption.SEND_HIGH_WATER_MARK, 7);
		FakePeer peer = socket.accept();
		assertThat(sendUntilFull(socket)).isEqualTo(7);
		assertThat(socket.canSend()).isFalse();
		peer.take(3);
		assertThat(socket.canSend()).isFalse();
		peer.take(1);
		assertThat(socket.canSend()).isTrue();
		assertThat(sendUntilFull(socket)).isEqualTo(4);
		assertThat(peer.receiveAll()).hasSize(7);
		assertThat(sendUntilFull(socket)).isEqualTo(7);
	}

	@ParameterizedTest
	@EnumSource
	void aPeerThatLeftGetsNothing(Type type) {
		TestSocket socket = type.socket();
		FakePeer first = socket.accept();
		FakePeer second = socket.accept();
		first.leave();
		IntStream.range(0, 3).forEach((i) -> assertThat(socket.send("" + i)).isTrue());
		assertThat(first.receiveAll()).isEmpty();
		assertThat(second.receiveAll()).hasSize(3);
		second.leave();
		assertThat(socket.canSend()).isFalse();
		assertThat(socket.send("late")).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void aFullPeerThatLeftIsNotWaitedFor(Type type) {
		TestSocket socket = type.socket().set(SocketOption.SEND_HIGH_WATER_MARK, 1);
		FakePeer peer = socket.accept();
		assertThat(socket.send("0")).isTrue();
		assertThat(socket.send("1")).isFalse();
		peer.leave();
		peer.receive();
		assertThat(socket.canSend()).isFalse();
		FakePeer next = socket.accept();
		assertThat(socket.send("1")).isTrue();
		assertThat(next.receiveText()).containsExactly("1");
	}

	private static int sendUntilFull(TestSocket socket) {
		int count = 0;
		while (socket.send("m")) {
			count++;
		}
		return count;
	}

}
