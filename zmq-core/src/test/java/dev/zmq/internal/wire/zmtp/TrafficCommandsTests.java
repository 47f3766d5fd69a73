package dev.zmq.internal.wire.zmtp;

import java.util.List;

import dev.zmq.ZmqMessage;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TrafficCommandsTests {

	private static final List<Cut> CUTS = List.of(Cut.WHOLE, Cut.BYTE_BY_BYTE);

	@ParameterizedTest
	@EnumSource(value = SocketType.class, names = { "PUB", "XPUB" })
	void bothFormsOfSubscriptionsLookTheSame(SocketType type) {
		byte[] bytes = Bytes.of("04 0D 09 'SUBSCRIBE' 'abc' 04 09 06 'CANCEL' 'ab' 04 0A 09 'SUBSCRIBE'"
				+ " 00 04 01 'abc' 00 01 00 06 00*7 0B 09 'SUBSCRIBE' 'z'");
		for (Cut cut : CUTS) {
			for (int minor = 0; minor < 2; minor++) {
				Outcome outcome = Outcome.feed(Wires.of(type).ready("SUB", minor), bytes, cut);
				assertThat(outcome.failure()).isNull();
				assertThat(outcome.messages()).containsExactly(message("01 'abc'"), message("00 'ab'"), message("01"),
						message("01 'abc'"), message("00"), message("01 'z'"));
			}
		}
		Outcome outcome = Outcome.feed(Wires.of(type).ready(), Bytes.join(bytes, Bytes.of("04 0B 09 'SUBS'")),
				Cut.WHOLE);
		assertThat(outcome.messages()).hasSize(6).allMatch((message) -> message.property("Socket-Type").equals("SUB"));
	}

	@ParameterizedTest
	@EnumSource(value = SocketType.class, names = { "PUB", "XPUB", "STREAM" }, mode = EnumSource.Mode.EXCLUDE)
	void subscriptionsMeanNothingToOtherTypes(SocketType type) {
		Outcome outcome = Outcome.feed(Wires.of(type).ready(),
				Bytes.of("04 0D 09 'SUBSCRIBE' 'abc' 04 09 06 'CANCEL' 'ab' 00 01 'm'"), Cut.WHOLE);

		assertThat(outcome).isEqualTo(new Outcome(List.of(ZmqMessage.of("m")), null, ""));
	}

	@Test
	void subscriptionBetweenTwoFramesComesFirst() {
		for (Cut cut : CUTS) {
			Outcome outcome = Outcome.feed(Wires.of(SocketType.XPUB).ready(),
					Bytes.of("01 01 'a' 04 0B 09 'SUBSCRIBE' 'x' 00 01 'b' 00 01 'c'"), cut);
			assertThat(outcome.messages()).containsExactly(message("01 'x'"), ZmqMessage.of("a", "b"),
					ZmqMessage.of("c"));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "10 | 10 | ", "10 | 11 | TOPIC_TOO_LONG", "10 | 600 | TOPIC_TOO_LONG", "0 | 0 | ",
					"0 | 1 | TOPIC_TOO_LONG", "2000 | 2000 | ", "2000 | 2001 | TOPIC_TOO_LONG",
					"2147483647 | 70000 | " })
	void topicsAreLimitedInLength(int max, int length, CloseReason reason) {
		byte[] bytes = Wires.command("SUBSCRIBE", new byte[length]);
		for (Cut cut : CUTS) {
			Outcome outcome = Outcome.feed(Wires.of(SocketType.PUB).maxTopicLength(max).ready(), bytes, cut);
			assertThat(outcome.failure()).isEqualTo(reason);
			assertThat(outcome.messages()).hasSize((reason == null) ? 1 : 0);
		}
	}

	@Test
	void sizeOfACommandIsJudgedByItsHeader() {
		for (Cut cut : CUTS) {
			assertThat(Outcome.feed(Wires.of(SocketType.PUB).ready(), Wires.longHeader(4, 1011), cut).failure())
				.isEqualTo(CloseReason.TOPIC_TOO_LONG);
			assertThat(Outcome.feed(Wires.of(SocketType.PULL).ready(), Wires.longHeader(4, 1011), cut).failure())
				.isEqualTo(CloseReason.MALFORMED_COMMAND);
			assertThat(
					Outcome.feed(Wires.of(SocketType.PULL).ready(), Wires.longHeader(4, Long.MAX_VALUE), cut).failure())
				.isEqualTo(CloseReason.MALFORMED_COMMAND);
			assertThat(Outcome.feed(Wires.of(SocketType.PULL).ready(), Wires.longHeader(4, 1010), cut).failure())
				.isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "04 05 04 'JOIN'", "04 08 05 'LEAVE' 'gr'", "04 07 06 'FUTURE'", "04 02 01 00",
			"04 05 04 'ping'", "04 0C 0B 'SUBSCRIBER' 20", "04 05 04 'PONG'", "04 18 04 'PONG' 00*19",
			"06 00*6 01 00 FF 00*255" })
	void unknownCommandsAreIgnored(String command) {
		byte[] bytes = Bytes.join(Bytes.of("01 01 'a'"), Bytes.of(command), Bytes.of("00 01 'b'"), Bytes.of(command));
		for (Cut cut : CUTS) {
			Wire wire = Wires.of(SocketType.XPUB).ready();
			Outcome outcome = Outcome.feed(wire, bytes, cut);
			assertThat(outcome).isEqualTo(new Outcome(List.of(ZmqMessage.of("a", "b")), null, ""));
			assertThat(wire.hasControl()).isFalse();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "04 07 04 'PING' 00 00                  | 04 05 04 'PONG'",
					"04 08 04 'PING' 00 00 'c'                | 04 06 04 'PONG' 'c'",
					"04 17 04 'PING' 00 00 '0123456789ABCDEF' | 04 15 04 'PONG' '0123456789ABCDEF'",
					"06 00*7 09 04 'PING' 00 00 00 FF         | 04 07 04 'PONG' 00 FF" })
	void pingIsAnsweredWithItsContext(String ping, String pong) {
		byte[] trailing = Bytes.of("00 05 'tr'");
		for (byte[] bytes : List.of(Bytes.of(ping), Bytes.join(Bytes.of(ping), trailing))) {
			for (Cut cut : CUTS) {
				Wire wire = Wires.of(SocketType.PUSH).ready();
				assertThat(Outcome.feed(wire, bytes, cut).failure()).isNull();
				assertThat(Wires.control(wire, 9)).isEqualTo(Bytes.of(pong));
				assertThat(wire.hasControl()).isFalse();
			}
		}
	}

	@Test
	void answersDoNotPileUp() {
		Wire wire = Wires.of(SocketType.PUSH).ready();
		for (int i = 0; i < 1000; i++) {
			Outcome.feed(wire, Bytes.of("04 08 04 'PING' 00 00 'c'"), Cut.WHOLE);
		}
		Outcome.feed(wire, Bytes.of("04 08 04 'PING' 00 00 'z'"), Cut.WHOLE);

		assertThat(Wires.control(wire)).isEqualTo(Bytes.of("04 06 04 'PONG' 'z'"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "04 05 04 'PING' | MALFORMED_COMMAND",
			"04 06 04 'PING' 00 | MALFORMED_COMMAND", "04 18 04 'PING' 00*19 | MALFORMED_COMMAND",
			"04 00 | MALFORMED_COMMAND", "04 01 00 | MALFORMED_COMMAND", "04 01 05 | MALFORMED_COMMAND",
			"04 04 04 'PIN' | MALFORMED_COMMAND", "06 00*8 | MALFORMED_COMMAND", "04 06 05 'ERROR' | MALFORMED_COMMAND",
			"04 09 05 'ERROR' 02 '4' 0A | AUTHENTICATION_REFUSED", "04 06 05 'READY' | UNEXPECTED_COMMAND" })
	void brokenCommandEndsTheConnection(String command, CloseReason reason) {
		for (Cut cut : CUTS) {
			Wire wire = Wires.of(SocketType.PUB).ready();
			Outcome outcome = Outcome.feed(wire, Bytes.join(Bytes.of("00 00"), Bytes.of(command)), cut);
			assertThat(outcome.messages()).hasSize(1);
			assertThat(outcome.failure()).isEqualTo(reason);
			assertThat(outcome.detail()).matches("[ -~]+");
		}
		Wire wire = Wires.of(SocketType.PUB).ready();
		assertThat(Outcome.feed(wire, Bytes.join(Bytes.of(command), Bytes.of("00 00")), Cut.WHOLE).failure())
			.isEqualTo(reason);
	}

	private static ZmqMessage message(String bytes) {
		return ZmqMessage.of(Bytes.of(bytes));
	}

}
