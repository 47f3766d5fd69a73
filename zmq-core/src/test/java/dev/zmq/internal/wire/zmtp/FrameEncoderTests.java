package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.Bytes;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.Wires;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FrameEncoderTests {

	private static final int[] BUFFER_SIZES = { 9, 10, 11, 64, 65_536 };

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = { "'' | 00 00", "'a' | 00 01 'a'",
			"'ab','' | 01 02 'ab' 00 00", "'','','c' | 01 00 01 00 00 01 'c'" })
	void messagesBecomeFrames(String frames, String bytes) {
		String[] texts = frames.replace("'", "").split(",", -1);
		for (int size : BUFFER_SIZES) {
			assertThat(Wires.encode(Wires.of(SocketType.PUSH).ready(), ZmqMessage.of(texts), size))
				.isEqualTo(Bytes.of(bytes));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 7, 8, 9, 254, 255, 256, 8191, 8192, 8193, 65_535, 65_536 })
	void headerIsAsShortAsItCanBe(int size) {
		byte[] body = Bytes.pattern(size);
		for (int buffer : BUFFER_SIZES) {
			Wire wire = Wires.of(SocketType.PUSH).ready();
			assertThat(Wires.encode(wire, ZmqMessage.of(body), buffer)).isEqualTo(Wires.frame(0, body));
			assertThat(Wires.encode(wire, ZmqMessage.of(body, body), buffer))
				.isEqualTo(Bytes.join(Wires.frame(1, body), Wires.frame(0, body)));
		}
	}

	@Test
	void messageThatJustFitsIsCompleteAtOnce() {
		Wire wire = Wires.of(SocketType.PUSH).ready();
		ByteBuffer out = ByteBuffer.allocateDirect(10);

		assertThat(wire.encode(ZmqMessage.of("abc"), out)).isTrue();
		assertThat(wire.encode(ZmqMessage.of("def"), out)).isTrue();
		assertThat(out.hasRemaining()).isFalse();
		assertThat(wire.encode(ZmqMessage.of("ghi"), out)).isFalse();
		assertThat(wire.resume(out.clear())).isTrue();
		assertThat(out.flip().remaining()).isEqualTo(5);
	}

	@Test
	void nothingIsResumedWithoutAMessage() {
		Wire wire = Wires.of(SocketType.PUSH).ready();
		wire.encode(ZmqMessage.of("abc"), ByteBuffer.allocate(100));

		assertThatIllegalStateException().isThrownBy(() -> wire.resume(ByteBuffer.allocate(100)))
			.withMessageContaining("in progress");
	}

	@ParameterizedTest
	@EnumSource(value = SocketType.class, names = { "SUB", "XSUB" })
	void subscriptionsBecomeCommandsForPeersThatKnowThem(SocketType type) {
		for (int size : BUFFER_SIZES) {
			Wire wire = Wires.of(type).ready("PUB", 1);
			assertThat(Wires.encode(wire, message("01 'abc'"), size)).isEqualTo(Bytes.of("04 0D 09 'SUBSCRIBE' 'abc'"));
			assertThat(Wires.encode(wire, message("00 'abc'"), size)).isEqualTo(Bytes.of("04 0A 06 'CANCEL' 'abc'"));
			assertThat(Wires.encode(wire, message("01"), size)).isEqualTo(Bytes.of("04 0A 09 'SUBSCRIBE'"));
			assertThat(Wires.encode(wire, message("01 'x' 00*300"), size))
				.isEqualTo(Bytes.join(Bytes.of("06 00*6 01 37 09 'SUBSCRIBE' 'x'"), new byte[300]));
		}
	}

	@Test
	void subscriptionsStayMessagesForOlderPeers() {
		for (int size : BUFFER_SIZES) {
			Wire wire = Wires.of(SocketType.SUB).ready("XPUB", 0);
			assertThat(Wires.encode(wire, message("01 'abc'"), size)).isEqualTo(Bytes.of("00 04 01 'abc'"));
			assertThat(Wires.encode(wire, message("00"), size)).isEqualTo(Bytes.of("00 01 00"));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "XSUB | 02 'a'", "XSUB | FF", "XSUB | 31", "PUSH | 01 'a'", "PUSH | 00",
			"XPUB | 01 'a'", "DEALER | 00" })
	void nothingElseBecomesACommand(SocketType type, String message) {
		byte[] body = Bytes.of(message);

		assertThat(Wires.encode(Wires.of(type).ready(), message(message), 64)).isEqualTo(Wires.frame(0, body));
	}

	@Test
	void messagesOfSeveralFramesAndEmptyOnesAreNoSubscriptions() {
		Wire wire = Wires.of(SocketType.XSUB).ready();

		assertThat(Wires.encode(wire, ZmqMessage.of(Bytes.of("01 'a'"), Bytes.of("'b'")), 64))
			.isEqualTo(Bytes.of("01 02 01 'a' 00 01 'b'"));
		assertThat(Wires.encode(wire, ZmqMessage.empty(), 64)).isEqualTo(Bytes.of("00 00"));
	}

	private static ZmqMessage message(String bytes) {
		return ZmqMessage.of(Bytes.of(bytes));
	}

}
