package dev.zmq.internal.pattern;

import java.util.List;

import dev.zmq.monitor.CloseReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PairPatternTests {

	private final TestSocket socket = TestSocket.of(PairPattern::new);

	@Test
	void messagesPassBothWays() {
		FakePeer peer = this.socket.accept();
		assertThat(this.socket.send("ping", "")).isTrue();
		assertThat(peer.receiveText()).containsExactly("ping", "");
		peer.send("pong");
		assertThat(this.socket.receiveText()).containsExactly("pong");
	}

	@Test
	void sendingWaitsWithoutPeer() {
		assertThat(this.socket.canSend()).isFalse();
		assertThat(this.socket.send("a")).isFalse();
	}

	@Test
	void secondPeerIsSentAwayAndTheFirstKept() {
		FakePeer first = this.socket.accept();
		assertThat(this.socket.accept().refusal()).isEqualTo(CloseReason.SECOND_PEER);
		assertThat(this.socket.dial().refusal()).isEqualTo(CloseReason.SECOND_PEER);
		assertThat(this.socket.send("a")).isTrue();
		assertThat(first.receiveAll()).containsExactly(List.of("a"));
	}

	@Test
	void nextPeerIsWelcomeWhenTheFirstHasLeft() {
		FakePeer first = this.socket.accept();
		first.send("last words");
		first.leave();
		FakePeer next = this.socket.accept();
		assertThat(next.refusal()).isNull();
		assertThat(this.socket.receiveText()).containsExactly("last words");
		assertThat(this.socket.send("hello")).isTrue();
		assertThat(next.receiveText()).containsExactly("hello");
	}

	@Test
	void leavingOfARefusedPeerChangesNothing() {
		FakePeer first = this.socket.accept();
		FakePeer second = this.socket.accept();
		second.leave();
		assertThat(this.socket.send("a")).isTrue();
		assertThat(first.receiveText()).containsExactly("a");
	}

}
