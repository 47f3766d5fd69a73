package dev.zmq.internal.wire.zmtp;

import java.util.Arrays;

import dev.zmq.internal.wire.Bytes;
import dev.zmq.internal.wire.Cut;
import dev.zmq.internal.wire.Outcome;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.Wires;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GreetingTests {

	private static final byte[] GOOD = Wires.greeting(1);

	@ParameterizedTest
	@ValueSource(ints = { 9, 10, 64, 1024 })
	void isWrittenAtOnceAndWhole(int bufferSize) {
		Wire wire = Wires.of(SocketType.PUSH).started();

		assertThat(Wires.control(wire, bufferSize)).isEqualTo(Bytes.of("FF 00*8 7F 03 01 'NULL' 00*16 00 00*31"));
		assertThat(wire.ready()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "3,0,0", "3,1,1", "3,2,1", "3,255,1", "4,0,1", "255,255,1" })
	void versionInUseIsTheNewestThatBothSpeak(int major, int minor, int used) {
		byte[] greeting = GOOD.clone();
		greeting[10] = (byte) major;
		greeting[11] = (byte) minor;
		byte[] bytes = Bytes.join(greeting, Wires.ready("'PULL'"));

		for (Cut cut : new Cut[] { Cut.WHOLE, Cut.BYTE_BY_BYTE }) {
			Wire wire = Wires.of(SocketType.PUSH).started();
			assertThat(Outcome.feed(wire, bytes, cut).failure()).isNull();
			assertThat(wire.peer().minor()).isEqualTo(used);
		}
		Wire wire = Wires.of(SocketType.PUSH).started();
		assertThat(Outcome.feed(wire, Bytes.join(bytes, Bytes.of("00 01")), Cut.WHOLE).failure()).isNull();
		assertThat(wire.ready()).isTrue();
	}

	@Test
	void paddingFillerAndAsServerMeanNothing() {
		byte[] greeting = GOOD.clone();
		Arrays.fill(greeting, 1, 9, (byte) 0xAB);
		greeting[9] = 0x01;
		Arrays.fill(greeting, 32, 64, (byte) 1);
		Wire wire = Wires.of(SocketType.PUSH).started();

		assertThat(Outcome.feed(wire, Bytes.join(greeting, Wires.ready("'PULL'")), Cut.WHOLE).failure()).isNull();
		assertThat(wire.ready()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "47                                     | BAD_GREETING", // GET
																									// /
																									// HTTP/1.1
			"16                                     | BAD_GREETING", // TLS
			"00                                     | BAD_GREETING",
			"01                                     | UNSUPPORTED_VERSION",
			"FF 00*8 7E                             | UNSUPPORTED_VERSION",
			"FF 00*8 7F 00                          | UNSUPPORTED_VERSION",
			"FF 00*8 7F 01                          | UNSUPPORTED_VERSION",
			"FF 00*8 7F 02                          | UNSUPPORTED_VERSION",
			"FF 00*8 7F 03 01 'PLAIN' 00*15         | MECHANISM_MISMATCH",
			"FF 00*8 7F 03 00 'CURVE' 00*15         | MECHANISM_MISMATCH",
			"FF 00*8 7F 03 01 'NULL' 00*15 01       | MECHANISM_MISMATCH",
			"FF 00*8 7F 03 01 'NULL' 20*16          | MECHANISM_MISMATCH",
			"FF 00*8 7F 03 01 'null' 00*16          | MECHANISM_MISMATCH",
			"FF 00*8 7F 03 01 00*20                 | MECHANISM_MISMATCH" })
	void badByteEndsTheConnectionAsSoonAsItIsThere(String bytes, CloseReason reason) {
		byte[] fatal = Bytes.of(bytes);
		for (Cut cut : new Cut[] { Cut.WHOLE, Cut.BYTE_BY_BYTE }) {
			Wire wire = Wires.of(SocketType.PUSH).started();
			byte[] before = Arrays.copyOf(fatal, fatal.length - 1);
			assertThat(Outcome.feed(wire, before, cut).failure()).isNull();

			Outcome outcome = Outcome.feed(wire, new byte[] { fatal[fatal.length - 1] }, cut);
			assertThat(outcome.failure()).isEqualTo(reason);
			assertThat(outcome.detail()).isNotBlank();
		}
		Wire wire = Wires.of(SocketType.PUSH).started();
		assertThat(Outcome.feed(wire, Bytes.join(fatal, GOOD), Cut.WHOLE).failure()).isEqualTo(reason);
		assertThat(Outcome.feed(wire, GOOD, Cut.WHOLE).failure()).as("there is no second chance").isEqualTo(reason);
	}

	@Test
	void mechanismOfThePeerIsShownWithoutItsControlCharacters() {
		byte[] bytes = Bytes.of("FF 00*8 7F 03 01 'A' 0A 'B' 1B 00*16");

		Outcome outcome = Outcome.feed(Wires.of(SocketType.PUSH).started(), bytes, Cut.WHOLE);

		assertThat(outcome.detail()).contains("'A?B?'").contains("'NULL'");
	}

	@Test
	void mechanismNameMustFit() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Greeting("A-NAME-OF-MORE-THAN-20"))
			.withMessageContaining("at most 20");
	}

}
