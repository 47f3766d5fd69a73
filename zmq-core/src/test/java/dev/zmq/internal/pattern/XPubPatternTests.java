package dev.zmq.internal.pattern;

import java.util.List;
import java.util.Map;

import dev.zmq.ZmqMessage;
import dev.zmq.exception.IllegalSocketStateException;
import dev.zmq.internal.pattern.TestSocket.Termination;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class XPubPatternTests {

	private final TestSocket xpub = TestSocket.of(XPubPattern::new);

	@Test
	void topicsAreToldWhenTheyComeAndWhenTheyGo() {
		FakePeer one = this.xpub.accept().send("\u0001A").send("\u0001B").send("\u0001A");
		FakePeer two = this.xpub.accept().send("\u0001A");
		one.send("\u0000A").send("\u0000B").send("\u0000A");
		two.send("\u0000A");
		assertThat(this.xpub.canReceive()).isTrue();
		assertReceived("\u0001A", "\u0001B", "\u0000B", "\u0000A");
	}

	@Test
	void subscriptionIsToldWithThePropertiesOfItsConnection() {
		this.xpub.accept().send(ZmqMessage.received(Frames.bytes("\u0001A"), Map.of("User-Id", "u")));
		ZmqMessage message = this.xpub.receive();
		assertThat(message).isNotNull();
		assertThat(message.property("user-id")).isEqualTo("u");
	}

	@Test
	void verboseTellsEverySubscription() {
		this.xpub.set(SocketOption.XPUB_VERBOSE, true);
		FakePeer one = this.xpub.accept().send("\u0001A").send("\u0001A");
		FakePeer two = this.xpub.accept().send("\u0001A");
		one.send("\u0000A");
		two.send("\u0000A");
		assertReceived("\u0001A", "\u0001A", "\u0001A", "\u0000A");
	}

	@Test
	void verboseTakesEffectAtOnce() {
		FakePeer peer = this.xpub.accept().send("\u0001A").send("\u0001A");
		this.xpub.set(SocketOption.XPUB_VERBOSE, true);
		peer.send("\u0001A");
		assertReceived("\u0001A", "\u0001A");
	}

	@Test
	void verboserTellsEveryUnsubscriptionToo() {
		this.xpub.set(SocketOption.XPUB_VERBOSER, true);
		FakePeer one = this.xpub.accept().send("\u0001A");
		FakePeer two = this.xpub.accept().send("\u0001A");
		one.send("\u0000A");
		two.leave();
		assertReceived("\u0001A", "\u0001A", "\u0000A", "\u0000A");
	}

	@Test
	void topicsThatNobodyElseHasAreToldToGoWithTheirPeer() {
		FakePeer one = this.xpub.accept().send("\u0001A").send("\u0001B").send("\u0001C");
		this.xpub.accept().send("\u0001B");
		assertReceived("\u0001A", "\u0001B", "\u0001C");
		one.leave();
		assertReceived("\u0000A", "\u0000C");
	}

	@Test
	void topicsOfADialledPeerGoWhenItIsLost() {
		FakePeer peer = this.xpub.connect().send("\u0001A");
		peer.disconnect();
		peer.leave();
		assertReceived("\u0001A", "\u0000A");
	}

	@Test
	void messagesOfSubscribersAreReceivedUnchanged() {
		ZmqMessage single = Frames.message("user");
		ZmqMessage several = Frames.message("a", "", "c");
		this.xpub.accept().send(single).send(several).send("");
		assertThat(this.xpub.receive()).isSameAs(single);
		assertThat(this.xpub.receive()).isSameAs(several);
		assertThat(this.xpub.receiveText()).containsExactly("");
	}

	@Test
	void subscriptionsAreTakenOutOfMessages() {
		this.xpub.accept().send("\u0001A", "user", "\u0001B", "more");
		assertThat(this.xpub.receiveText()).containsExactly("\u0001A");
		assertThat(this.xpub.receiveText()).containsExactly("\u0001B");
		assertThat(this.xpub.receiveText()).containsExactly("user", "more");
		assertThat(this.xpub.receive()).isNull();
	}

	@Test
	void onlyTheFirstFrameIsASubscriptionIfSoWished() {
		this.xpub.set(SocketOption.ONLY_FIRST_SUBSCRIBE, true);
		FakePeer peer = this.xpub.accept().send("\u0001A", "\u0001B").send("user", "\u0001C");
		assertThat(this.xpub.receiveText()).containsExactly("\u0001A");
		assertThat(this.xpub.receiveText()).containsExactly("\u0001B");
		assertThat(this.xpub.receiveText()).containsExactly("user", "\u0001C");
		this.xpub.send("B");
		this.xpub.send("A");
		assertThat(peer.receiveAll()).containsExactly(List.of("A"));
	}

	@Test
	void subscriptionsWaitInThePipeWhenTheApplicationDoesNotReceive() {
		this.xpub.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 2);
		FakePeer peer = this.xpub.accept();
		for (int i = 0; i < 5; i++) {
			peer.send("\u0001" + i);
		}
		assertThat(peer.pipe().in().depth()).isEqualTo(3);
		assertThat(topics()).isEqualTo(2);
		assertReceived("\u00010", "\u00011", "\u00012", "\u00013", "\u00014");
		assertThat(topics()).isEqualTo(5);
		peer.send("\u0001again");
		assertReceived("\u0001again");
	}

	@Test
	void subscriptionsOfAPeerThatLeftBeforeTheyWereReadAreNotActedOn() {
		this.xpub.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 1);
		FakePeer accepted = this.xpub.accept().send("\u0001A").send("\u0001B").send("user");
		FakePeer dialled = this.xpub.connect().send("\u0001C");
		accepted.leave();
		dialled.disconnect();
		assertReceived("\u0001A", "user", "\u0000A");
		assertThat(topics()).isZero();
	}

	@Test
	void raisedLimitIsUsedAtOnce() {
		this.xpub.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 1);
		this.xpub.accept().send("\u0001A").send("\u0001B");
		assertThat(topics()).isEqualTo(1);
		this.xpub.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 0);
		assertThat(topics()).isEqualTo(2);
	}

	@Test
	void welcomeIsSentOnEveryConnection() {
		this.xpub.set(SocketOption.XPUB_WELCOME_MESSAGE, Frames.bytes("W"));
		assertThat(this.xpub.accept().receiveAll()).containsExactly(List.of("W"));
		FakePeer dialled = this.xpub.connect();
		dialled.disconnect();
		dialled.connect(new byte[0]);
		assertThat(dialled.receiveAll()).containsExactly(List.of("W"), List.of("W"));
	}

	@Test
	void manualLeavesSubscribingToTheApplication() {
		this.xpub.set(SocketOption.XPUB_MANUAL, true);
		FakePeer peer = this.xpub.accept().send("\u0001A");
		assertThat(topics()).isZero();
		assertReceived("\u0001A");
		subscribing().subscribe(Frames.bytes("XA"));
		this.xpub.send("A");
		this.xpub.send("XA");
		assertThat(peer.receiveAll()).containsExactly(List.of("XA"));
		peer.send("\u0000A");
		assertReceived("\u0000A");
		this.xpub.send("XA");
		assertThat(peer.receiveAll()).hasSize(1);
		subscribing().unsubscribe(Frames.bytes("XA"));
		this.xpub.send("XA");
		assertThat(peer.receiveAll()).isEmpty();
	}

	@Test
	void manualActsForThePeerWhoseWishWasReceivedLast() {
		this.xpub.set(SocketOption.XPUB_MANUAL, true);
		FakePeer one = this.xpub.accept().send("\u0001A");
		FakePeer two = this.xpub.accept().send("\u0001B").send("user");
		assertThat(this.xpub.receiveText()).containsExactly("\u0001A");
		subscribing().subscribe(Frames.bytes("1"));
		assertThat(this.xpub.receiveText()).containsExactly("\u0001B");
		assertThat(this.xpub.receiveText()).containsExactly("user");
		subscribing().subscribe(Frames.bytes("2"));
		this.xpub.send("1");
		this.xpub.send("2");
		assertThat(one.receiveAll()).containsExactly(List.of("1"));
		assertThat(two.receiveAll()).containsExactly(List.of("2"));
	}

	@Test
	void manualTellsEveryWishAndAllOfAPeerThatLeaves() {
		this.xpub.set(SocketOption.XPUB_MANUAL, true);
		FakePeer one = this.xpub.accept().send("\u0001A").send("\u0001A").send("\u0001B");
		this.xpub.accept().send("\u0001A");
		one.send("\u0000B");
		one.leave();
		assertReceived("\u0001A", "\u0001A", "\u0001B", "\u0001A", "\u0000B", "\u0000A");
	}

	@Test
	void manualDoesNotActForAPeerThatLeft() {
		this.xpub.set(SocketOption.XPUB_MANUAL, true);
		FakePeer peer = this.xpub.accept().send("\u0001A");
		FakePeer dialled = this.xpub.connect().send("\u0001B");
		peer.leave();
		assertThat(this.xpub.receiveText()).containsExactly("\u0001A");
		subscribing().subscribe(Frames.bytes("A"));
		assertThat(this.xpub.receiveText()).containsExactly("\u0001B");
		dialled.disconnect();
		dialled.connect(new byte[0]);
		subscribing().subscribe(Frames.bytes("B"));
		assertThat(topics()).isZero();
	}

	@Test
	void manualWishesAreLimitedToo() {
		this.xpub.set(SocketOption.XPUB_MANUAL, true).set(SocketOption.MAX_SUBSCRIPTIONS_PER_PEER, 1);
		FakePeer peer = this.xpub.accept().send("\u0001A").send("\u0001A").send("\u0000A").send("\u0001B");
		assertThat(this.xpub.terminations()).isEmpty();
		peer.send("\u0001C");
		assertThat(this.xpub.terminations())
			.containsExactly(new Termination(peer.pipe(), CloseReason.SUBSCRIPTION_LIMIT, false));
	}

	@Test
	void actingForPeersWithoutManualIsAnError() {
		this.xpub.accept().send("\u0001A");
		this.xpub.receive();
		assertThatExceptionOfType(IllegalSocketStateException.class)
			.isThrownBy(() -> subscribing().subscribe(Frames.bytes("A")))
			.withMessageContaining("XPUB_MANUAL");
	}

	@Test
	void lastValueGoesToTheNewSubscriberOnly() {
		this.xpub.set(SocketOption.XPUB_MANUAL_LAST_VALUE, true);
		FakePeer old = this.xpub.accept().send("\u0001A");
		this.xpub.receive();
		subscribing().subscribe(Frames.bytes("A"));
		this.xpub.send("A", "cached for old");
		FakePeer fresh = this.xpub.accept().send("\u0001A");
		this.xpub.receive();
		subscribing().subscribe(Frames.bytes("A"));
		this.xpub.send("A", "cached for fresh");
		this.xpub.send("A", "for both");
		assertThat(old.receiveAll()).containsExactly(List.of("A", "cached for old"), List.of("A", "for both"));
		assertThat(fresh.receiveAll()).containsExactly(List.of("A", "cached for fresh"), List.of("A", "for both"));
	}

	@Test
	void lastValueGoesToNobodyIfTheNewSubscriberDoesNotWantIt() {
		this.xpub.set(SocketOption.XPUB_MANUAL_LAST_VALUE, true);
		FakePeer peer = this.xpub.accept().send("\u0001A");
		this.xpub.receive();
		subscribing().subscribe(Frames.bytes("A"));
		this.xpub.send("B", "x");
		this.xpub.send("A", "y");
		assertThat(peer.receiveAll()).containsExactly(List.of("A", "y"));
	}

	private Subscribing subscribing() {
		return (Subscribing) this.xpub.pattern();
	}

	private int topics() {
		return ((TopicCounting) this.xpub.pattern()).topicsCount();
	}

	private void assertReceived(String... frames) {
		for (String frame : frames) {
			assertThat(this.xpub.receiveText()).containsExactly(frame);
		}
		assertThat(this.xpub.receive()).isNull();
	}

}
