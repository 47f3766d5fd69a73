package dev.zmq.internal.pattern;

import java.util.List;

import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What SUB and XSUB have in common, and where they differ.
 */
class SubPatternTests {

	enum Type {

		SUB(SubPattern::new), XSUB(XSubPattern::new);

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
	void everySubscriptionIsToldAndOnlyTheLastCancellation(Type type) {
		TestSocket sub = type.socket();
		FakePeer peer = sub.accept();
		subscribe(sub, "A");
		subscribe(sub, "A");
		subscribe(sub, "");
		assertThat(peer.receiveAll()).containsExactly(List.of("\u0001A"), List.of("\u0001A"), List.of("\u0001"));
		unsubscribe(sub, "A");
		unsubscribe(sub, "never subscribed");
		assertThat(peer.receiveAll()).isEmpty();
		unsubscribe(sub, "A");
		unsubscribe(sub, "A");
		assertThat(peer.receiveAll()).containsExactly(List.of("\u0000A"));
	}

	@ParameterizedTest
	@EnumSource
	void peerThatComesIsToldEachTopicOnce(Type type) {
		TestSocket sub = type.socket();
		FakePeer dialled = sub.dial();
		subscribe(sub, "B");
		subscribe(sub, "A");
		subscribe(sub, "A");
		subscribe(sub, "AB");
		subscribe(sub, "C");
		unsubscribe(sub, "C");
		assertThat(dialled.receiveAll()).as("nothing is queued for who is not there").isEmpty();
		dialled.connect(new byte[0]);
		FakePeer accepted = sub.accept();
		for (FakePeer peer : List.of(dialled, accepted)) {
			assertThat(peer.receiveAll()).containsExactlyInAnyOrder(List.of("\u0001A"), List.of("\u0001AB"),
					List.of("\u0001B"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void peerThatComesBackIsToldWhatIsSubscribedThen(Type type) {
		TestSocket sub = type.socket();
		FakePeer peer = sub.connect();
		subscribe(sub, "A");
		subscribe(sub, "B");
		peer.receiveAll();
		peer.disconnect();
		unsubscribe(sub, "A");
		subscribe(sub, "C");
		assertThat(peer.receiveAll()).isEmpty();
		peer.connect(new byte[0]);
		assertThat(peer.receiveAll()).containsExactlyInAnyOrder(List.of("\u0001B"), List.of("\u0001C"));
	}

	@ParameterizedTest
	@EnumSource
	void subscriptionsDoNotObeyTheHighWaterMark(Type type) {
		TestSocket sub = type.socket().set(SocketOption.SEND_HIGH_WATER_MARK, 2);
		FakePeer early = sub.accept();
		for (int i = 0; i < 10; i++) {
			subscribe(sub, "" + i);
		}
		assertThat(early.receiveAll()).hasSize(10);
		assertThat(sub.accept().receiveAll()).hasSize(10);
	}

	@ParameterizedTest
	@EnumSource
	void peerThatLeftIsToldNothing(Type type) {
		TestSocket sub = type.socket();
		FakePeer first = sub.accept();
		FakePeer second = sub.accept();
		first.leave();
		subscribe(sub, "A");
		assertThat(first.receiveAll()).isEmpty();
		assertThat(second.receiveAll()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void topicsAreCountedOnce(Type type) {
		TestSocket sub = type.socket();
		subscribe(sub, "A");
		subscribe(sub, "A");
		subscribe(sub, "");
		assertThat(((TopicCounting) sub.pattern()).topicsCount()).isEqualTo(2);
	}

	@Test
	void subReceivesOnlyWhatItHasSubscribedTo() {
		TestSocket sub = Type.SUB.socket();
		subscribe(sub, "A");
		FakePeer peer = sub.accept();
		peer.send("B").send("AB", "1").send("").send("C").send("A");
		assertThat(sub.canReceive()).isTrue();
		assertThat(sub.receiveText()).containsExactly("AB", "1");
		assertThat(sub.receiveText()).containsExactly("A");
		assertThat(sub.canReceive()).isFalse();
		assertThat(sub.receive()).isNull();
		assertThat(sub.drops(DropReason.FILTERED)).isEqualTo(3);
	}

	@Test
	void subReceivesWhatItHasNotSubscribedToIfInverted() {
		TestSocket sub = Type.SUB.socket().set(SocketOption.INVERT_MATCHING, true);
		subscribe(sub, "A");
		sub.accept().send("AB").send("B").send("A");
		assertThat(sub.receiveText()).containsExactly("B");
		assertThat(sub.receive()).isNull();
	}

	@Test
	void subReadsPublishersInTurn() {
		TestSocket sub = Type.SUB.socket();
		subscribe(sub, "");
		FakePeer one = sub.accept().send("1").send("3");
		sub.accept().send("2").send("4");
		one.leave();
		for (int i = 1; i <= 4; i++) {
			assertThat(sub.receiveText()).containsExactly("" + i);
		}
	}

	@Test
	void subCannotSend() {
		TestSocket sub = Type.SUB.socket();
		sub.accept();
		assertThat(sub.canSend()).isFalse();
		assertThat(sub.send("A")).isFalse();
	}

	@Test
	void xsubDoesNotFilter() {
		TestSocket xsub = Type.XSUB.socket();
		subscribe(xsub, "A");
		xsub.accept().send("B");
		assertThat(xsub.receiveText()).containsExactly("B");
	}

	@Test
	void xsubSubscribesBySending() {
		TestSocket xsub = Type.XSUB.socket();
		FakePeer peer = xsub.accept();
		assertThat(xsub.canSend()).isTrue();
		assertThat(xsub.send("\u0000A")).isTrue();
		assertThat(peer.receiveAll()).as("there is none to cancel").isEmpty();
		xsub.send("\u0001A");
		xsub.send("\u0001A");
		assertThat(peer.receiveAll()).containsExactly(List.of("\u0001A"), List.of("\u0001A"));
		xsub.send("\u0000A");
		assertThat(peer.receiveAll()).isEmpty();
		unsubscribe(xsub, "A");
		assertThat(peer.receiveAll()).containsExactly(List.of("\u0000A"));
	}

	@Test
	void xsubTellsEveryCancellationIfVerbose() {
		TestSocket xsub = Type.XSUB.socket().set(SocketOption.XSUB_VERBOSE_UNSUBSCRIBE, true);
		FakePeer peer = xsub.accept();
		xsub.send("\u0000A");
		xsub.send("\u0001A");
		xsub.send("\u0001A");
		xsub.send("\u0000A");
		xsub.send("\u0000A");
		assertThat(peer.receiveAll()).containsExactly(List.of("\u0000A"), List.of("\u0001A"), List.of("\u0001A"),
				List.of("\u0000A"), List.of("\u0000A"));
	}

	@Test
	void xsubSendsEverythingElseToAllPublishersWithRoom() {
		TestSocket xsub = Type.XSUB.socket().set(SocketOption.SEND_HIGH_WATER_MARK, 1);
		assertThat(xsub.send("to nobody")).isTrue();
		assertThat(xsub.drops(DropReason.NO_PEER)).isEqualTo(1);
		FakePeer one = xsub.accept();
		FakePeer two = xsub.accept();
		assertThat(xsub.send("user", "")).isTrue();
		assertThat(one.receiveAll()).containsExactly(List.of("user", ""));
		assertThat(xsub.send("more")).isTrue();
		assertThat(xsub.drops(DropReason.HIGH_WATER_MARK)).isEqualTo(1);
		assertThat(one.receiveAll()).containsExactly(List.of("more"));
		assertThat(two.receiveAll()).containsExactly(List.of("user", ""));
	}

	@Test
	void xsubTakesSubscriptionsOutOfMessages() {
		TestSocket xsub = Type.XSUB.socket();
		FakePeer peer = xsub.accept();
		xsub.send("\u0001A", "user", "\u0001B");
		assertThat(peer.receiveAll()).containsExactly(List.of("\u0001A"), List.of("\u0001B"), List.of("user"));
	}

	@Test
	void xsubTakesOnlyTheFirstFrameForASubscriptionIfSoWished() {
		TestSocket xsub = Type.XSUB.socket().set(SocketOption.ONLY_FIRST_SUBSCRIBE, true);
		FakePeer peer = xsub.accept();
		xsub.send("\u0001A", "\u0001B");
		xsub.send("user", "\u0001C");
		assertThat(((TopicCounting) xsub.pattern()).topicsCount()).isEqualTo(1);
		xsub.send("\u0000A", "last");
		xsub.send("\u0000A", "none");
		assertThat(peer.receiveAll()).containsExactly(List.of("\u0001A", "\u0001B"), List.of("user", "\u0001C"),
				List.of("\u0000A", "last"), List.of("none"));
	}

	private static void subscribe(TestSocket socket, String topic) {
		((Subscribing) socket.pattern()).subscribe(Frames.bytes(topic));
	}

	private static void unsubscribe(TestSocket socket, String topic) {
		((Subscribing) socket.pattern()).unsubscribe(Frames.bytes(topic));
	}

}
