package dev.zmq.internal.pattern;

import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.exception.HostUnreachableException;
import dev.zmq.internal.pattern.TestSocket.Termination;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StreamPatternTests {

	private final TestSocket stream = TestSocket.of(StreamPattern::new);

	@Test
	void connectionIsAnnouncedByItsIdAndNothingElse() {
		this.stream.accept();
		ZmqMessage notice = received();
		assertThat(notice.size()).isEqualTo(2);
		assertThat(notice.frame(0)).hasSize(5).startsWith(0);
		assertThat(notice.frame(1)).isEmpty();
	}

	@Test
	void bytesComeWithTheConnectionsIdAndGoToIt() {
		FakePeer peer = this.stream.accept();
		FakePeer other = this.stream.accept();
		byte[] id = received().frame(0);
		received();
		peer.send("GET /");
		ZmqMessage request = received();
		assertThat(request).isEqualTo(ZmqMessage.of(id, Frames.bytes("GET /")));
		assertThat(this.stream.send(ZmqMessage.of(id, Frames.bytes("200")))).isTrue();
		assertThat(peer.receiveAll()).containsExactly(List.of("200"));
		assertThat(other.receiveAll()).isEmpty();
	}

	@Test
	void endOfAConnectionIsToldAfterItsBytes() {
		FakePeer peer = this.stream.accept();
		byte[] id = received().frame(0);
		peer.send("last");
		peer.leave();
		assertThat(received()).isEqualTo(ZmqMessage.of(id, Frames.bytes("last")));
		assertThat(received()).isEqualTo(ZmqMessage.of(id, new byte[0]));
		assertThat(this.stream.receive()).isNull();
	}

	@Test
	void connectionsAreNotAnnouncedIfNotWanted() {
		this.stream.set(SocketOption.STREAM_NOTIFY, false);
		FakePeer peer = this.stream.connect();
		peer.disconnect();
		peer.connect(new byte[0]);
		peer.leave();
		assertThat(this.stream.canReceive()).isFalse();
	}

	@Test
	void dialledConnectionKeepsItsIdOverReconnects() {
		FakePeer peer = this.stream.dial();
		assertThat(this.stream.receive()).isNull();
		peer.connect(new byte[0]);
		peer.disconnect();
		peer.connect(new byte[0]);
		byte[] id = received().frame(0);
		assertThat(received().frame(0)).isEqualTo(id);
		assertThat(received().frame(0)).isEqualTo(id);
		assertThat(this.stream.receive()).isNull();
	}

	@Test
	void sendingNothingClosesTheConnectionAfterWhatWasSent() {
		FakePeer peer = this.stream.accept();
		byte[] id = received().frame(0);
		this.stream.send(ZmqMessage.of(id, Frames.bytes("bye")));
		assertThat(this.stream.send(ZmqMessage.of(id, new byte[0]))).isTrue();
		assertThat(this.stream.terminations())
			.containsExactly(new Termination(peer.pipe(), CloseReason.LOCAL_DISCONNECT, true));
		assertThat(peer.receiveAll()).containsExactly(List.of("bye"));
	}

	@Test
	void unknownConnectionIsAnError() {
		FakePeer peer = this.stream.accept();
		byte[] id = received().frame(0);
		peer.leave();
		assertThatExceptionOfType(HostUnreachableException.class)
			.isThrownBy(() -> this.stream.send(ZmqMessage.of(id, new byte[] { 1 })))
			.withMessageContaining("0x00");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void anythingButTwoFramesIsAnError(int frames) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.stream.send(ZmqMessage.of(new byte[frames][0])))
			.withMessageContaining("two frames")
			.withMessageContaining("has " + frames);
	}

	@Test
	void sendingToAFullConnectionWaits() {
		this.stream.set(SocketOption.SEND_HIGH_WATER_MARK, 1);
		FakePeer peer = this.stream.accept();
		byte[] id = received().frame(0);
		ZmqMessage message = ZmqMessage.of(id, new byte[] { 1 });
		assertThat(this.stream.send(message)).isTrue();
		assertThat(this.stream.send(message)).isFalse();
		peer.receive();
		assertThat(this.stream.send(message)).isTrue();
	}

	@Test
	void chosenIdServesTheNextConnectOnly() {
		this.stream.set(SocketOption.CONNECT_ROUTING_ID, Frames.bytes("web"));
		FakePeer chosen = this.stream.dial();
		FakePeer other = this.stream.dial();
		assertThat(this.stream.send("web", "early")).isTrue();
		assertThat(chosen.receiveAll()).containsExactly(List.of("early"));
		chosen.connect(new byte[0]);
		assertThat(this.stream.receiveText()).containsExactly("web", "");
		this.stream.set(SocketOption.CONNECT_ROUTING_ID, Frames.bytes("web"));
		assertThat(this.stream.dial().refusal()).isEqualTo(CloseReason.ROUTING_ID_IN_USE);
		assertThat(other.refusal()).isNull();
	}

	private ZmqMessage received() {
		ZmqMessage message = this.stream.receive();
		assertThat(message).isNotNull();
		return message;
	}

}
