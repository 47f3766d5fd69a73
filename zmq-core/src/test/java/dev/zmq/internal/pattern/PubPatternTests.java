package dev.zmq.internal.pattern;

import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pattern.TestSocket.Termination;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What PUB and XPUB have in common.
 */
class PubPatternTests {

	enum Type {

		PUB(PubPattern::new), XPUB(XPubPattern::new);

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
	void messagesGoToThoseWhoseTopicsTheyBeginWith(Type type) {
		TestSocket pub = type.socket();
		FakePeer all = pub.accept().send("\u0001");
		FakePeer a = pub.accept().send("\u0001a");
		FakePeer ab = pub.accept().send("\u0001ab");
		FakePeer none = pub.accept();
		ZmqMessage message = Frames.message("abc", "body");
		assertThat(pub.send(message)).isTrue();
		pub.send("a");
		pub.send("b", "a");
		assertThat(ab.receive()).isSameAs(message);
		assertThat(ab.receive()).isNull();
		assertThat(a.receive()).isSameAs(message);
		assertThat(a.receiveAll()).containsExactly(List.of("a"));
		assertThat(all.receiveAll()).hasSize(3);
		assertThat(none.receiveAll()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void subscriberOfSeveralMatchingTopicsGetsAMessageOnce(Type type) {
		TestSocket pub = type.socket();
		FakePeer peer = pub.accept().send("\u0001").send("\u0001a").send("\u0001ab");
		pub.send("abc");
		assertThat(peer.receiveAll()).hasSize(1);
		assertThat(((Publishing) pub.pattern()).subscribers(Frames.bytes("abc"))).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource
	void whoeverSendsWhatNobodyHasRoomForIsAskedToGiveWay(Type type) {
		TestSocket pub = type.socket().set(SocketOption.SEND_HIGH_WATER_MARK, 1);
		FakePeer slow = pub.accept().send("\u0001");
		pub.send("1");
		assertThat(pub.timesCrowded()).isZero();
		pub.send("2");
		assertThat(pub.timesCrowded()).isEqualTo(1);
		FakePeer other = pub.accept().send("\u0001");
		pub.send("3");
		assertThat(pub.timesCrowded()).as("one got it").isEqualTo(1);
		pub.send("4");
		assertThat(pub.timesCrowded()).isEqualTo(2);
		assertThat(pub.drops(DropReason.HIGH_WATER_MARK)).isEqualTo(4);
		assertThat(slow.receiveAll()).containsExactly(List.of("1"));
		assertThat(other.receiveAll()).containsExactly(List.of("3"));
	}

	@ParameterizedTest
	@EnumSource
	void subscriptionsOfAPeerAreASet(Type type) {
		TestSocket pub = type.socket();
		FakePeer peer = pub.accept().send("\u0001a").send("\u0001a").send("\u0000a");
		pub.send("a");
		assertThat(peer.receiveAll()).isEmpty();
		assertThat(pub.drops(DropReason.NO_SUBSCRIBER)).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource
	void messageForNobodyIsDroppedAndCounted(Type type) {
		TestSocket pub = type.socket();
		assertThat(pub.canSend()).isTrue();
		assertThat(pub.send("a")).isTrue();
		assertThat(pub.drops(DropReason.NO_PEER)).isEqualTo(1);
		pub.accept().send("\u0001b");
		assertThat(pub.send("a")).isTrue();
		assertThat(pub.drops(DropReason.NO_SUBSCRIBER)).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource
	void slowSubscriberLosesMessagesAloneAndIsCounted(Type type) {
		TestSocket pub = type.socket().set(SocketOption.SEND_HIGH_WATER_MARK, 3);
		FakePeer slow = pub.accept().send("\u0001");
		FakePeer quick = pub.accept().send("\u0001");
		for (int i = 0; i < 10; i++) {
			assertThat(pub.send("" + i)).isTrue();
			assertThat(quick.receiveText()).containsExactly("" + i);
		}
		assertThat(pub.drops(DropReason.HIGH_WATER_MARK)).isEqualTo(7);
		assertThat(slow.receiveAll()).containsExactly(List.of("0"), List.of("1"), List.of("2"));
		pub.send("again");
		assertThat(slow.receiveText()).containsExactly("again");
	}

	@ParameterizedTest
	@EnumSource
	void withNoDropASlowSubscriberHoldsUpAllWhoseMessageItIs(Type type) {
		TestSocket pub = type.socket().set(SocketOption.SEND_HIGH_WATER_MARK, 2).set(SocketOption.XPUB_NODROP, true);
		FakePeer slow = pub.accept().send("\u0001a");
		FakePeer quick = pub.accept().send("\u0001");
		pub.send("a1");
		pub.send("a2");
		assertThat(quick.receiveAll()).hasSize(2);
		assertThat(pub.send("a3")).isFalse();
		assertThat(pub.send("a3")).isFalse();
		assertThat(quick.receiveAll()).as("nobody gets what not everybody gets").isEmpty();
		assertThat(pub.send("b")).as("not for the slow one").isTrue();
		slow.take(1);
		assertThat(pub.send("a3")).isTrue();
		assertThat(slow.receiveAll()).containsExactly(List.of("a2"), List.of("a3"));
		assertThat(quick.receiveAll()).containsExactly(List.of("b"), List.of("a3"));
		assertThat(pub.drops(DropReason.HIGH_WATER_MARK)).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void invertedMatchingSendsToThoseWhoHaveNotSubscribed(Type type) {
		TestSocket pub = type.socket().set(SocketOption.INVERT_MATCHING, true);
		FakePeer a = pub.accept().send("\u0001a").send("\u0001ab");
		FakePeer b = pub.accept().send("\u0001b");
		FakePeer none = pub.accept();
		pub.send("abc");
		assertThat(((Publishing) pub.pattern()).subscribers(Frames.bytes("abc"))).isEqualTo(2);
		assertThat(a.receiveAll()).isEmpty();
		assertThat(b.receiveAll()).hasSize(1);
		assertThat(none.receiveAll()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void subscriptionsEndWithTheConnection(Type type) {
		TestSocket pub = type.socket();
		FakePeer accepted = pub.accept().send("\u0001a");
		FakePeer dialled = pub.connect().send("\u0001b");
		assertThat(topics(pub)).isEqualTo(2);
		accepted.leave();
		dialled.disconnect();
		assertThat(topics(pub)).isZero();
		dialled.connect(new byte[0]);
		pub.send("b");
		assertThat(dialled.receiveAll()).isEmpty();
		dialled.send("\u0001b");
		pub.send("b");
		assertThat(dialled.receiveAll()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void othersAreServedAfterOneHasLeft(Type type) {
		TestSocket pub = type.socket();
		FakePeer first = pub.accept().send("\u0001");
		FakePeer second = pub.accept().send("\u0001");
		FakePeer third = pub.accept().send("\u0001");
		first.leave();
		pub.send("1");
		assertThat(first.receiveAll()).isEmpty();
		assertThat(second.receiveAll()).hasSize(1);
		assertThat(third.receiveAll()).hasSize(1);
		third.leave();
		second.leave();
		pub.send("2");
		assertThat(pub.drops(DropReason.NO_PEER)).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource
	void topicsAreCountedOnceForAllSubscribers(Type type) {
		TestSocket pub = type.socket();
		FakePeer one = pub.accept().send("\u0001a").send("\u0001b");
		pub.accept().send("\u0001a").send("\u0001");
		assertThat(topics(pub)).isEqualTo(3);
		one.send("\u0000a").send("\u0000b").send("\u0000unknown");
		assertThat(topics(pub)).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void everyFrameMayBeASubscription(Type type) {
		TestSocket pub = type.socket();
		pub.accept().send("\u0001a", "user", "\u0001b");
		assertThat(topics(pub)).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void peerWithTooManyTopicsIsSentAway(Type type) {
		TestSocket pub = type.socket().set(SocketOption.MAX_SUBSCRIPTIONS_PER_PEER, 2);
		FakePeer peer = pub.accept().send("\u0001a").send("\u0001b").send("\u0001a");
		peer.send("\u0000a").send("\u0001c");
		assertThat(pub.terminations()).isEmpty();
		FakePeer other = pub.accept().send("\u0001x").send("\u0001y");
		peer.send("\u0001d").send("\u0001e");
		assertThat(pub.terminations())
			.containsExactly(new Termination(peer.pipe(), CloseReason.SUBSCRIPTION_LIMIT, false));
		assertThat(topics(pub)).isEqualTo(4);
		peer.leave();
		assertThat(topics(pub)).isEqualTo(2);
		assertThat(other.refusal()).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void peerWithTooManyBytesOfTopicsIsSentAway(Type type) {
		TestSocket pub = type.socket().set(SocketOption.MAX_SUBSCRIPTION_BYTES_PER_PEER, 5L);
		FakePeer peer = pub.accept().send("\u0001aaa").send("\u0001bb").send("\u0000aaa").send("\u0001ccc");
		assertThat(pub.terminations()).isEmpty();
		peer.send("\u0001d");
		assertThat(pub.terminations())
			.containsExactly(new Termination(peer.pipe(), CloseReason.SUBSCRIPTION_LIMIT, false));
	}

	@ParameterizedTest
	@EnumSource
	void peerWithATooLongTopicIsSentAway(Type type) {
		TestSocket pub = type.socket().set(SocketOption.MAX_TOPIC_LENGTH, 3);
		FakePeer peer = pub.accept().send("\u0001abc");
		assertThat(pub.terminations()).isEmpty();
		peer.send("\u0001abcd").send("\u0001x");
		assertThat(pub.terminations()).containsExactly(new Termination(peer.pipe(), CloseReason.TOPIC_TOO_LONG, false));
		assertThat(topics(pub)).as("it is not listened to any more").isEqualTo(1);
	}

	@Test
	void pubDropsWhatIsNoSubscription() {
		TestSocket pub = TestSocket.of(PubPattern::new);
		FakePeer peer = pub.accept().send("user").send("");
		assertThat(pub.drops(DropReason.NOT_RECEIVABLE)).isEqualTo(2);
		assertThat(peer.pipe().in().isEmpty()).isTrue();
		assertThat(pub.canReceive()).isFalse();
		assertThat(pub.receive()).isNull();
	}

	private static int topics(TestSocket socket) {
		return ((TopicCounting) socket.pattern()).topicsCount();
	}

}
