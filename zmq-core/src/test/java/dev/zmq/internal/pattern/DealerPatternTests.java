package dev.zmq.internal.pattern;

import java.util.List;

import dev.zmq.option.SocketOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DealerPatternTests {

	private final TestSocket dealer = TestSocket.of(DealerPattern::new);

	@Test
	void helloComesBeforeTheProbeOnEveryConnection() {
		this.dealer.set(SocketOption.HELLO_MESSAGE, Frames.bytes("H")).set(SocketOption.PROBE_ROUTER, true);
		FakePeer accepted = this.dealer.accept();
		FakePeer dialled = this.dealer.connect();
		assertThat(dialled.receiveAll()).containsExactly(List.of("H"), List.of(""));
		dialled.disconnect();
		dialled.connect(new byte[0]);
		assertThat(accepted.receiveAll()).containsExactly(List.of("H"), List.of(""));
		assertThat(dialled.receiveAll()).containsExactly(List.of("H"), List.of(""));
	}

	@Test
	void hiccupMessageComesAfterWhatTheLostPeerHadSent() {
		this.dealer.set(SocketOption.HICCUP_MESSAGE, Frames.bytes("hiccup"));
		FakePeer dialled = this.dealer.connect();
		FakePeer accepted = this.dealer.accept();
		dialled.send("1");
		dialled.disconnect();
		accepted.leave();
		assertThat(this.dealer.receiveText()).containsExactly("1");
		assertThat(this.dealer.receiveText()).containsExactly("hiccup");
		assertThat(this.dealer.receive()).isNull();
	}

	@Test
	void lossOfAConnectionIsNotToldByDefault() {
		FakePeer dialled = this.dealer.connect();
		dialled.disconnect();
		assertThat(this.dealer.canReceive()).isFalse();
	}

}
