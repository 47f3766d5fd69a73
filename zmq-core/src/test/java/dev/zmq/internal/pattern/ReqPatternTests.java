package dev.zmq.internal.pattern;

import java.nio.ByteBuffer;
import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.exception.IllegalSocketStateException;
import dev.zmq.internal.pattern.TestSocket.Termination;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReqPatternTests {

	private final TestSocket req = TestSocket.of(ReqPattern::new);

	@Test
	void requestHasADelimiterInFrontAndTheReplyLosesIt() {
		FakePeer peer = this.req.accept();
		assertThat(this.req.send("a", "b")).isTrue();
		assertThat(peer.receiveText()).containsExactly("", "a", "b");
		peer.send("", "c", "");
		assertThat(this.req.canReceive()).isTrue();
		assertThat(this.req.receiveText()).containsExactly("c", "");
	}

	@Test
	void requestsGoToPeersInTurn() {
		List<FakePeer> peers = List.of(this.req.accept(), this.req.accept(), this.req.connect());
		for (int i = 0; i < 6; i++) {
			this.req.send("" + i);
			FakePeer peer = peers.get(i % 3);
			assertThat(peer.receiveText()).containsExactly("", "" + i);
			peer.send("", "re");
			assertThat(this.req.receiveText()).containsExactly("re");
		}
	}

	@Test
	void sendingWaitsWithoutPeers() {
		assertThat(this.req.canSend()).isFalse();
		assertThat(this.req.send("a")).isFalse();
		FakePeer peer = this.req.accept();
		assertThat(this.req.canSend()).isTrue();
		assertThat(this.req.send("a")).isTrue();
		assertThat(peer.receiveText()).containsExactly("", "a");
	}

	@Test
	void secondRequestIsAnErrorUntilTheReplyIsReceived() {
		FakePeer peer = this.req.accept();
		this.req.send("1");
		assertThat(this.req.canSend()).isFalse();
		assertThatExceptionOfType(IllegalSocketStateException.class).isThrownBy(() -> this.req.send("2"))
			.withMessageContaining("waits for the reply")
			.withMessageContaining("REQ_RELAXED");
		peer.send("", "re");
		this.req.receive();
		assertThat(this.req.send("2")).isTrue();
	}

	@Test
	void receivingWithoutARequestIsAnError() {
		FakePeer peer = this.req.accept();
		peer.send("", "unasked");
		assertThat(this.req.canReceive()).isFalse();
		assertThatExceptionOfType(IllegalSocketStateException.class).isThrownBy(this.req::receive)
			.withMessageContaining("send a request first");
	}

	@Test
	void failedSendLeavesTheStateAsItIs() {
		assertThat(this.req.send("a")).isFalse();
		assertThatExceptionOfType(IllegalSocketStateException.class).isThrownBy(this.req::receive);
	}

	@Test
	void onlyTheAskedPeerIsListenedTo() {
		FakePeer asked = this.req.accept();
		FakePeer other = this.req.accept();
		this.req.send("q");
		other.send("", "wrong");
		assertThat(this.req.canReceive()).isFalse();
		asked.send("", "right");
		assertThat(this.req.receiveText()).containsExactly("right");
		assertThat(this.req.drops(DropReason.STALE_REPLY)).isEqualTo(1);
	}

	@Test
	void repliesThatCameBeforeTheRequestAreDropped() {
		FakePeer peer = this.req.accept();
		peer.send("", "old").send("", "older");
		this.req.send("q");
		assertThat(this.req.canReceive()).isFalse();
		assertThat(this.req.drops(DropReason.STALE_REPLY)).isEqualTo(2);
		peer.send("", "new");
		assertThat(this.req.receiveText()).containsExactly("new");
	}

	@Test
	void anyPeerMayReplyWhenTheAskedOneIsGone() {
		FakePeer asked = this.req.accept();
		FakePeer other = this.req.accept();
		this.req.send("q");
		asked.leave();
		assertThat(this.req.canReceive()).isFalse();
		other.send("", "instead");
		assertThat(this.req.receiveText()).containsExactly("instead");
	}

	@Test
	void replyIsReceivedAlthoughItsSenderHasLeft() {
		FakePeer asked = this.req.accept();
		this.req.send("q");
		asked.send("", "re");
		asked.leave();
		assertThat(this.req.receiveText()).containsExactly("re");
	}

	static List<List<String>> repliesThatAreNone() {
		return List.of(List.of("body"), List.of(""), List.of("a", "b"), List.of("long id", "", "b"),
				List.of("1234", ""), List.of("1234", "x", "b"));
	}

	@ParameterizedTest
	@MethodSource("repliesThatAreNone")
	void peerWhoseReplyHasNoDelimiterOrNoBodyIsSentAway(List<String> frames) {
		FakePeer peer = this.req.accept();
		this.req.send("q");
		peer.send(frames.toArray(String[]::new));
		assertThat(this.req.canReceive()).isFalse();
		assertThat(this.req.terminations())
			.containsExactly(new Termination(peer.pipe(), CloseReason.MALFORMED_REPLY, false));
		assertThat(this.req.drops(DropReason.MALFORMED)).isEqualTo(1);
		FakePeer other = this.req.accept();
		peer.leave();
		other.send("", "good");
		assertThat(this.req.receiveText()).containsExactly("good");
	}

	@Test
	void malformedReplyOfAPeerThatLeftIsOnlyDropped() {
		FakePeer peer = this.req.accept();
		this.req.send("q");
		peer.send("bad");
		peer.leave();
		assertThat(this.req.canReceive()).isFalse();
		assertThat(this.req.terminations()).isEmpty();
	}

	@Test
	void correlatedRequestHasANumberThatCountsUp() {
		this.req.set(SocketOption.REQ_CORRELATE, true);
		FakePeer peer = this.req.accept();
		int previous = 0;
		for (int i = 0; i < 3; i++) {
			this.req.send("q");
			ZmqMessage request = peer.receive();
			assertThat(request).isNotNull();
			assertThat(request.size()).isEqualTo(3);
			assertThat(request.frame(0)).hasSize(4);
			assertThat(request.frame(1)).isEmpty();
			assertThat(request.string(2)).isEqualTo("q");
			int number = ByteBuffer.wrap(request.frame(0)).getInt();
			assertThat(i == 0 || number == previous + 1).isTrue();
			previous = number;
			peer.send(request);
			assertThat(this.req.receiveText()).containsExactly("q");
		}
	}

	@Test
	void correlatedRequestTakesOnlyTheReplyWithItsNumber() {
		this.req.set(SocketOption.REQ_CORRELATE, true);
		FakePeer peer = this.req.accept();
		this.req.send("q");
		ZmqMessage request = peer.receive();
		assertThat(request).isNotNull();
		peer.send("", "without number");
		peer.send(ZmqMessage.of(new byte[] { 1, 2, 3, 4 }, new byte[0], new byte[] { 9 }));
		assertThat(this.req.canReceive()).isFalse();
		assertThat(this.req.drops(DropReason.STALE_REPLY)).isEqualTo(2);
		assertThat(this.req.terminations()).isEmpty();
		peer.send(request);
		assertThat(this.req.receiveText()).containsExactly("q");
	}

	@Test
	void relaxedRequestGoesToTheNextPeerAndForgetsTheFirst() {
		this.req.set(SocketOption.REQ_RELAXED, true).set(SocketOption.REQ_CORRELATE, true);
		FakePeer first = this.req.accept();
		FakePeer second = this.req.accept();
		this.req.send("1");
		ZmqMessage lost = first.receive();
		assertThat(lost).isNotNull();
		assertThat(this.req.canSend()).isTrue();
		assertThat(this.req.send("2")).isTrue();
		first.send(lost);
		assertThat(this.req.canReceive()).isFalse();
		ZmqMessage request = second.receive();
		assertThat(request).isNotNull();
		second.send(request);
		assertThat(this.req.receiveText()).containsExactly("2");
	}

	@Test
	void relaxedRequestDropsAReplyThatWasThereUnread() {
		this.req.set(SocketOption.REQ_RELAXED, true);
		FakePeer peer = this.req.accept();
		this.req.send("1");
		peer.send("", "re 1");
		assertThat(this.req.canReceive()).isTrue();
		this.req.send("2");
		assertThat(this.req.canReceive()).isFalse();
		peer.send("", "re 2");
		assertThat(this.req.receiveText()).containsExactly("re 2");
	}

	@Test
	void relaxedRequestWithoutRoomKeepsWaitingForTheFirstReply() {
		this.req.set(SocketOption.REQ_RELAXED, true).set(SocketOption.SEND_HIGH_WATER_MARK, 1);
		FakePeer peer = this.req.accept();
		assertThat(this.req.send("1")).isTrue();
		peer.send("", "re 1");
		assertThat(this.req.send("2")).isFalse();
		assertThat(this.req.receiveText()).containsExactly("re 1");
	}

	@Test
	void probeIsAnEmptyMessage() {
		this.req.set(SocketOption.PROBE_ROUTER, true);
		assertThat(this.req.accept().receiveAll()).containsExactly(List.of(""));
	}

}
