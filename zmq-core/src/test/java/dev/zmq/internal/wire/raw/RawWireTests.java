package dev.zmq.internal.wire.raw;

import java.nio.ByteBuffer;
import java.util.Map;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.Bytes;
import dev.zmq.internal.wire.Cut;
import dev.zmq.internal.wire.Outcome;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.Wires;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RawWireTests {

	@Test
	void peerIsThereAtOnceAndUnknown() {
		Wire wire = wire();

		assertThat(wire.ready()).isTrue();
		assertThat(wire.peer().socketType()).isNull();
		assertThat(wire.peer().routingId()).isEmpty();
		assertThat(wire.peer().mechanism()).isEmpty();
		assertThat(wire.peer().properties()).isEqualTo(Map.of("Peer-Address", "192.0.2.1"));
	}

	@Test
	void nothingIsSentOrExpectedUnasked() {
		Wire wire = wire();
		wire.heard(5);
		wire.tick(Long.MAX_VALUE - 1);

		assertThat(wire.hasControl()).isFalse();
		assertThat(wire.encodeControl(ByteBuffer.allocate(10))).isTrue();
		assertThat(wire.deadline()).isEqualTo(Wire.NEVER);
		wire.close();
	}

	@Test
	void bytesBecomeMessagesAsTheyCome() {
		Outcome outcome = Outcome.feed(wire(), Bytes.of("FF 00 'GET'"), Cut.every(2));

		assertThat(outcome.messages()).containsExactly(ZmqMessage.of(Bytes.of("FF 00")), ZmqMessage.of("GE"),
				ZmqMessage.of("T"));
		assertThat(outcome.messages().get(0).property("Peer-Address")).isEqualTo("192.0.2.1");
	}

	@Test
	void messagesAreLimitedInSize() {
		byte[] bytes = Bytes.pattern(20_000);

		Outcome outcome = Outcome.feed(wire(), bytes, Cut.WHOLE);
		assertThat(outcome.messages()).extracting(ZmqMessage::length).containsExactly(8192L, 8192L, 3616L);
		assertThat(Bytes.join(outcome.messages().stream().map((message) -> message.frame(0)).toArray(byte[][]::new)))
			.isEqualTo(bytes);
	}

	@Test
	void nothingBecomesNoMessage() {
		assertThat(wire().decode(ByteBuffer.allocate(0))).isNull();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 9, 1000, 100_000 })
	void framesBecomeBytesWithoutHeaders(int bufferSize) {
		Wire wire = wire();
		byte[] body = Bytes.pattern(3000);

		assertThat(Wires.encode(wire, ZmqMessage.of(body), bufferSize)).isEqualTo(body);
		assertThat(Wires.encode(wire, ZmqMessage.empty(), bufferSize)).isEmpty();
		assertThat(Wires.encode(wire, ZmqMessage.of("ab", "", "c"), bufferSize)).isEqualTo(Bytes.of("'abc'"));
	}

	@Test
	void emptyMessageIsCompleteInAFullBuffer() {
		assertThat(wire().encode(ZmqMessage.empty(), ByteBuffer.allocate(0))).isTrue();
	}

	@Test
	void nothingIsResumedWithoutAMessage() {
		assertThatIllegalStateException().isThrownBy(() -> wire().resume(ByteBuffer.allocate(10)))
			.withMessageContaining("in progress");
	}

	private static Wire wire() {
		Wire wire = RawWire.factory().create(Wires.of(SocketType.STREAM).settings());
		wire.start(0);
		return wire;
	}

}
