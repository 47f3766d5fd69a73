package dev.zmq.internal.pattern;

import java.util.List;

import dev.zmq.exception.IllegalSocketStateException;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RepPatternTests {

	private final TestSocket rep = TestSocket.of(RepPattern::new);

	@Test
	void envelopeIsTakenOffTheRequestAndPutInFrontOfTheReply() {
		FakePeer peer = this.rep.accept();
		peer.send("a", "b", "", "question", "", "more");
		assertThat(this.rep.canReceive()).isTrue();
		assertThat(this.rep.receiveText()).containsExactly("question", "", "more");
		assertThat(this.rep.canSend()).isTrue();
		assertThat(this.rep.send("answer", "")).isTrue();
		assertThat(peer.receiveText()).containsExactly("a", "b", "", "answer", "");
	}

	@Test
	void requestersAreServedInTurn() {
		List<FakePeer> peers = List.of(this.rep.accept(), this.rep.connect(), this.rep.accept());
		peers.forEach((peer) -> peer.send("", "q1").send("", "q2"));
		for (int i = 0; i < 6; i++) {
			assertThat(this.rep.receiveText()).containsExactly((i < 3) ? "q1" : "q2");
			assertThat(this.rep.send("a" + i)).isTrue();
			assertThat(peers.get(i % 3).receiveAll()).containsExactly(List.of("", "a" + i));
		}
		assertThat(this.rep.receive()).isNull();
	}

	@Test
	void replyingWithoutARequestIsAnError() {
		this.rep.accept();
		assertThat(this.rep.canSend()).isFalse();
		assertThatExceptionOfType(IllegalSocketStateException.class).isThrownBy(() -> this.rep.send("a"))
			.withMessageContaining("no request to reply to");
	}

	@Test
	void replyingToARequestThatIsThereButNotReceivedIsAnError() {
		this.rep.accept().send("", "q");
		assertThat(this.rep.canReceive()).isTrue();
		assertThat(this.rep.canSend()).isFalse();
		assertThatExceptionOfType(IllegalSocketStateException.class).isThrownBy(() -> this.rep.send("a"));
		assertThat(this.rep.receiveText()).containsExactly("q");
	}

	@Test
	void receivingTwoRequestsInARowIsAnError() {
		this.rep.accept().send("", "q1").send("", "q2");
		this.rep.receive();
		assertThat(this.rep.canReceive()).isFalse();
		assertThatExceptionOfType(IllegalSocketStateException.class).isThrownBy(this.rep::receive)
			.withMessageContaining("send the reply first");
	}

	static List<List<String>> requestsThatAreNone() {
		return List.of(List.of("body"), List.of(""), List.of("a", "b"), List.of("a", ""));
	}

	@ParameterizedTest
	@MethodSource("requestsThatAreNone")
	void requestWithoutDelimiterOrBodyIsDropped(List<String> frames) {
		FakePeer peer = this.rep.accept();
		peer.send(frames.toArray(String[]::new));
		assertThat(this.rep.canReceive()).isFalse();
		assertThat(this.rep.drops(DropReason.MALFORMED)).isEqualTo(1);
		peer.send("", "good");
		assertThat(this.rep.receiveText()).containsExactly("good");
	}

	@Test
	void replyToAPeerThatLeftIsDroppedAndSucceeds() {
		FakePeer peer = this.rep.accept();
		FakePeer other = this.rep.accept();
		peer.send("", "q");
		this.rep.receive();
		peer.leave();
		assertThat(this.rep.canSend()).isTrue();
		assertThat(this.rep.send("a")).isTrue();
		assertThat(this.rep.drops(DropReason.UNROUTABLE)).isEqualTo(1);
		assertThat(peer.receiveAll()).isEmpty();
		other.send("", "next");
		assertThat(this.rep.receiveText()).containsExactly("next");
	}

	@Test
	void requestOfAPeerThatLeftCanStillBeReceived() {
		FakePeer peer = this.rep.accept();
		peer.send("", "q");
		peer.leave();
		assertThat(this.rep.receiveText()).containsExactly("q");
		assertThat(this.rep.send("a")).isTrue();
		assertThat(this.rep.drops(DropReason.UNROUTABLE)).isEqualTo(1);
	}

	@Test
	void replyToAPeerWithoutRoomIsDroppedAndSucceeds() {
		this.rep.set(SocketOption.SEND_HIGH_WATER_MARK, 1);
		FakePeer peer = this.rep.accept();
		peer.send("", "q1").send("", "q2");
		this.rep.receive();
		this.rep.send("a1");
		this.rep.receive();
		assertThat(this.rep.send("a2")).isTrue();
		assertThat(this.rep.drops(DropReason.HIGH_WATER_MARK)).isEqualTo(1);
		assertThat(peer.receiveAll()).containsExactly(List.of("", "a1"));
	}

}
