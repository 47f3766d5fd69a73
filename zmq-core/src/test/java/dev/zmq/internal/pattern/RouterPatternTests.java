package dev.zmq.internal.pattern;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import dev.zmq.ZmqMessage;
import dev.zmq.exception.HostUnreachableException;
import dev.zmq.internal.pattern.TestSocket.Termination;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.RouterNotify;
import dev.zmq.option.SocketOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RouterPatternTests {

	private final TestSocket router = TestSocket.of(RouterPattern::new);

	@Test
	void messagesAreReceivedWithTheirSendersIdAndInTurn() {
		FakePeer a = this.router.accept("A");
		FakePeer b = this.router.accept("B");
		a.send("1").send("2").send("3");
		b.send("4", "", "5");
		assertThat(this.router.receiveText()).containsExactly("A", "1");
		assertThat(this.router.receiveText()).containsExactly("B", "4", "", "5");
		assertThat(this.router.receiveText()).containsExactly("A", "2");
		assertThat(this.router.receiveText()).containsExactly("A", "3");
		assertThat(this.router.receive()).isNull();
	}

	@Test
	void propertiesOfTheConnectionStayOnTheMessage() {
		this.router.accept("A").send(ZmqMessage.received(new byte[] { 1 }, Map.of("User-Id", "u")));
		ZmqMessage message = this.router.receive();
		assertThat(message).isNotNull();
		assertThat(message.property("User-Id")).isEqualTo("u");
	}

	@Test
	void firstFrameSelectsThePeerAndIsRemoved() {
		FakePeer a = this.router.accept("A");
		FakePeer b = this.router.accept("B");
		assertThat(this.router.send("B", "for b")).isTrue();
		assertThat(this.router.send("A", "", "for a")).isTrue();
		assertThat(a.receiveAll()).containsExactly(List.of("", "for a"));
		assertThat(b.receiveAll()).containsExactly(List.of("for b"));
	}

	@Test
	void idsMayHaveAnyBytes() {
		byte[] id = new byte[255];
		new Random(7).nextBytes(id);
		FakePeer peer = this.router.accept(id);
		assertThat(this.router.send(ZmqMessage.of(id.clone(), new byte[] { 42 }))).isTrue();
		assertThat(peer.receive()).isEqualTo(ZmqMessage.of(new byte[] { 42 }));
	}

	@Test
	void idsThatHashAlikeAreDifferent() {
		FakePeer one = this.router.accept("Aa");
		FakePeer other = this.router.accept("BB");
		this.router.send("BB", "x");
		assertThat(one.receiveAll()).isEmpty();
		assertThat(other.receiveAll()).hasSize(1);
	}

	@Test
	void peersWithoutIdGetAZeroByteAndANumberThatCountsUp() {
		byte[] first = idOf(this.router.accept());
		byte[] second = idOf(this.router.accept());
		assertThat(first).hasSize(5).startsWith(0);
		assertThat(second).hasSize(5).startsWith(0);
		assertThat(number(second)).isEqualTo(number(first) + 1);
	}

	@Test
	void madeUpIdsDoNotMeetAnnouncedOnes() {
		int first = number(idOf(this.router.accept()));
		byte[] next = { 0, (byte) ((first + 1) >> 24), (byte) ((first + 1) >> 16), (byte) ((first + 1) >> 8),
				(byte) (first + 1) };
		this.router.accept(next);
		assertThat(number(idOf(this.router.accept()))).isEqualTo(first + 2);
	}

	@Test
	void withoutMandatoryAMessageToNobodyIsDropped() {
		assertThat(this.router.canSend()).isTrue();
		assertThat(this.router.send("nobody", "x")).isTrue();
		assertThat(this.router.drops(DropReason.UNROUTABLE)).isEqualTo(1);
	}

	@Test
	void withoutMandatoryAMessageToAFullPeerIsDropped() {
		this.router.set(SocketOption.SEND_HIGH_WATER_MARK, 2);
		FakePeer peer = this.router.accept("A");
		for (int i = 0; i < 5; i++) {
			assertThat(this.router.send("A", "" + i)).isTrue();
		}
		assertThat(this.router.drops(DropReason.HIGH_WATER_MARK)).isEqualTo(3);
		assertThat(this.router.timesCrowded()).isEqualTo(3);
		assertThat(peer.receiveAll()).containsExactly(List.of("0"), List.of("1"));
		assertThat(this.router.send("A", "again")).isTrue();
		assertThat(peer.receiveText()).containsExactly("again");
	}

	@Test
	void withMandatoryAMessageToNobodyIsAnErrorThatNamesTheId() {
		this.router.set(SocketOption.ROUTER_MANDATORY, true);
		assertThatExceptionOfType(HostUnreachableException.class).isThrownBy(() -> this.router.send("UNKNOWN", "x"))
			.withMessageContaining("0x554e4b4e4f574e")
			.withMessageContaining("ROUTER_MANDATORY");
	}

	@Test
	void withMandatoryAMessageToAFullPeerWaits() {
		this.router.set(SocketOption.ROUTER_MANDATORY, true).set(SocketOption.SEND_HIGH_WATER_MARK, 4);
		assertThat(this.router.canSend()).isFalse();
		FakePeer full = this.router.accept("full");
		for (int i = 0; i < 4; i++) {
			assertThat(this.router.send("full", "x")).isTrue();
		}
		assertThat(this.router.send("full", "x")).isFalse();
		assertThat(this.router.canSend()).isFalse();
		this.router.accept("other");
		assertThat(this.router.canSend()).isTrue();
		full.take(2);
		assertThat(this.router.send("full", "x")).isTrue();
	}

	@Test
	void messageWithoutBodyIsDropped() {
		FakePeer peer = this.router.accept("A");
		assertThat(this.router.send("A")).isTrue();
		assertThat(peer.receiveAll()).isEmpty();
		assertThat(this.router.drops(DropReason.MALFORMED)).isEqualTo(1);
	}

	@Test
	void secondPeerWithAnIdInUseIsRefused() {
		FakePeer first = this.router.accept("X");
		assertThat(this.router.accept("X").refusal()).isEqualTo(CloseReason.ROUTING_ID_IN_USE);
		FakePeer dialled = this.router.dial();
		dialled.connect(Frames.bytes("X"));
		assertThat(dialled.refusal()).isEqualTo(CloseReason.ROUTING_ID_IN_USE);
		this.router.send("X", "x");
		assertThat(first.receiveAll()).hasSize(1);
	}

	@Test
	void withHandoverTheNewerPeerTakesTheId() {
		this.router.set(SocketOption.ROUTER_HANDOVER, true)
			.set(SocketOption.ROUTER_NOTIFY, Set.of(RouterNotify.DISCONNECT));
		FakePeer older = this.router.accept("X");
		older.send("sent before");
		FakePeer newer = this.router.accept("X");
		assertThat(newer.refusal()).isNull();
		assertThat(this.router.terminations())
			.containsExactly(new Termination(older.pipe(), CloseReason.HANDED_OVER, false));
		older.leave();
		this.router.send("X", "x");
		assertThat(older.receiveAll()).isEmpty();
		assertThat(newer.receiveAll()).hasSize(1);
		assertThat(this.router.receiveText()).containsExactly("X", "sent before");
		assertThat(this.router.receive()).as("no notice that X has left, for X is there").isNull();
	}

	@Test
	void idIsFreeAfterThePeerLeftAndWhatItSentStillCarriesIt() {
		FakePeer first = this.router.accept("X");
		first.send("1");
		first.leave();
		assertThat(this.router.send("X", "lost")).isTrue();
		assertThat(this.router.drops(DropReason.UNROUTABLE)).isEqualTo(1);
		FakePeer second = this.router.accept("X");
		assertThat(second.refusal()).isNull();
		second.send("2");
		assertThat(this.router.receiveText()).containsExactly("X", "1");
		assertThat(this.router.receiveText()).containsExactly("X", "2");
	}

	@Test
	void chosenIdServesTheNextConnectOnlyAndAtOnce() {
		this.router.set(SocketOption.CONNECT_ROUTING_ID, Frames.bytes("chosen"));
		FakePeer first = this.router.dial();
		FakePeer second = this.router.dial();
		this.router.send("chosen", "early");
		first.connect(Frames.bytes("announced"));
		second.connect(Frames.bytes("own"));
		this.router.send("own", "x");
		assertThat(first.receiveAll()).containsExactly(List.of("early"));
		assertThat(second.receiveAll()).containsExactly(List.of("x"));
		first.send("hi");
		assertThat(this.router.receiveText()).containsExactly("chosen", "hi");
	}

	@Test
	void chosenIdThatIsInUseIsRefused() {
		this.router.accept("X");
		this.router.set(SocketOption.CONNECT_ROUTING_ID, Frames.bytes("X"));
		assertThat(this.router.dial().refusal()).isEqualTo(CloseReason.ROUTING_ID_IN_USE);
	}

	@Test
	void dialledPeerKeepsTheFirstIdOverReconnects() {
		FakePeer peer = this.router.dial();
		peer.connect(Frames.bytes("first"));
		peer.send("1");
		peer.disconnect();
		this.router.send("first", "while away");
		peer.connect(Frames.bytes("second"));
		peer.send("2");
		assertThat(this.router.receiveText()).containsExactly("first", "1");
		assertThat(this.router.receiveText()).containsExactly("first", "2");
		assertThat(peer.receiveAll()).containsExactly(List.of("while away"));
	}

	@Test
	void comingAndGoingIsToldIfAskedFor() {
		this.router.set(SocketOption.ROUTER_NOTIFY, Set.of(RouterNotify.CONNECT, RouterNotify.DISCONNECT));
		FakePeer accepted = this.router.accept("A");
		accepted.send("body");
		accepted.leave();
		assertThat(this.router.receiveText()).containsExactly("A", "");
		assertThat(this.router.receiveText()).containsExactly("A", "body");
		assertThat(this.router.receiveText()).containsExactly("A", "");
		FakePeer dialled = this.router.dial();
		assertThat(this.router.receive()).isNull();
		dialled.connect(Frames.bytes("D"));
		dialled.disconnect();
		dialled.leave();
		assertThat(this.router.receiveText()).containsExactly("D", "");
		assertThat(this.router.receiveText()).containsExactly("D", "");
		assertThat(this.router.receive()).isNull();
	}

	@Test
	void comingAndGoingIsNotToldByDefault() {
		this.router.accept("A").leave();
		assertThat(this.router.receive()).isNull();
	}

	@Test
	void helloIsSentOnEveryConnection() {
		this.router.set(SocketOption.HELLO_MESSAGE, Frames.bytes("H"));
		FakePeer accepted = this.router.accept("A");
		FakePeer dialled = this.router.dial();
		assertThat(dialled.receive()).isNull();
		dialled.connect(Frames.bytes("D"));
		assertThat(dialled.receiveAll()).containsExactly(List.of("H"));
		dialled.disconnect();
		dialled.connect(Frames.bytes("D"));
		assertThat(accepted.receiveAll()).containsExactly(List.of("H"));
		assertThat(dialled.receiveAll()).containsExactly(List.of("H"));
	}

	@Test
	void helloThatAnEarlierPeerDidNotComeToHearIsNotSentTwice() {
		this.router.set(SocketOption.HELLO_MESSAGE, Frames.bytes("H"));
		FakePeer dialled = this.router.dial();
		dialled.connect(Frames.bytes("D"));
		dialled.disconnect();
		dialled.connect(Frames.bytes("D"));
		assertThat(dialled.receiveAll()).containsExactly(List.of("H"));
	}

	@Test
	void probeIsAnEmptyMessage() {
		this.router.set(SocketOption.PROBE_ROUTER, true);
		assertThat(this.router.accept("A").receiveAll()).containsExactly(List.of(""));
	}

	@Test
	void disconnectMessageComesFromAcceptedPeersThatLeft() {
		this.router.set(SocketOption.DISCONNECT_MESSAGE, Frames.bytes("bye"));
		this.router.accept("A").leave();
		FakePeer dialled = this.router.dial();
		dialled.connect(Frames.bytes("D"));
		dialled.leave();
		assertThat(this.router.receiveText()).containsExactly("A", "bye");
		assertThat(this.router.receive()).isNull();
	}

	@Test
	void noticesDoNotWaitForRoom() {
		this.router.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 1)
			.set(SocketOption.DISCONNECT_MESSAGE, Frames.bytes("bye"));
		FakePeer peer = this.router.accept("A");
		peer.send("1");
		assertThat(peer.pipe().in().hasRoom()).isFalse();
		peer.leave();
		assertThat(this.router.receiveText()).containsExactly("A", "1");
		assertThat(this.router.receiveText()).containsExactly("A", "bye");
	}

	private byte[] idOf(FakePeer peer) {
		peer.send("who am I");
		ZmqMessage message = this.router.receive();
		assertThat(message).isNotNull();
		return message.frame(0);
	}

	private static int number(byte[] id) {
		return ByteBuffer.wrap(id).getInt(1);
	}

}
