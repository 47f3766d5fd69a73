package dev.zmq.internal.pattern;

import dev.zmq.ZmqMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the types that receive from their peers in turn have in common.
 */
class ReceivingPatternsTests {

	enum Type {

		PULL(PullPattern::new), DEALER(DealerPattern::new), XSUB(XSubPattern::new);

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
	void thereIsNothingToReceiveWithoutPeers(Type type) {
		TestSocket socket = type.socket();
		assertThat(socket.canReceive()).isFalse();
		assertThat(socket.receive()).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void peersAreReadInTurn(Type type) {
		TestSocket socket = type.socket();
		FakePeer one = socket.accept();
		FakePeer two = socket.connect();
		for (int i = 0; i < 3; i++) {
			one.send("one" + i);
		}
		two.send("two0").send("two1");
		assertThat(socket.receiveText()).containsExactly("one0");
		assertThat(socket.receiveText()).containsExactly("two0");
		assertThat(socket.receiveText()).containsExactly("one1");
		assertThat(socket.receiveText()).containsExactly("two1");
		assertThat(socket.receiveText()).containsExactly("one2");
		assertThat(socket.canReceive()).isFalse();
		assertThat(socket.receive()).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void aPeerIsReadAgainAfterItWasEmpty(Type type) {
		TestSocket socket = type.socket();
		FakePeer peer = socket.accept();
		for (int i = 0; i < 3; i++) {
			assertThat(socket.receive()).isNull();
			peer.send("" + i);
			assertThat(socket.canReceive()).isTrue();
			assertThat(socket.receiveText()).containsExactly("" + i);
		}
	}

	@ParameterizedTest
	@EnumSource
	void messagesKeepTheirFramesAndIdentity(Type type) {
		TestSocket socket = type.socket();
		ZmqMessage message = ZmqMessage.of("a", "", "c");
		socket.accept().send(message);
		assertThat(socket.receive()).isSameAs(message);
	}

	@ParameterizedTest
	@EnumSource
	void whatAPeerHadSentIsReceivedAfterItLeft(Type type) {
		TestSocket socket = type.socket();
		FakePeer peer = socket.accept();
		FakePeer idle = socket.accept();
		peer.send("1").send("2");
		idle.leave();
		peer.leave();
		assertThat(socket.receiveText()).containsExactly("1");
		assertThat(socket.receiveText()).containsExactly("2");
		assertThat(socket.receive()).isNull();
		assertThat(peer.pipe().receiveSlot()).isEqualTo(-1);
		assertThat(idle.pipe().receiveSlot()).isEqualTo(-1);
	}

	@ParameterizedTest
	@EnumSource
	void aPeerThatLeavesAnEmptyPipeIsForgottenAtOnce(Type type) {
		TestSocket socket = type.socket();
		FakePeer peer = socket.accept();
		peer.leave();
		assertThat(peer.pipe().receiveSlot()).isEqualTo(-1);
	}

}
