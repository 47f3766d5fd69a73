package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.Bytes;
import dev.zmq.internal.wire.Cut;
import dev.zmq.internal.wire.Outcome;
import dev.zmq.internal.wire.RecordingBudget;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.WireSettings;
import dev.zmq.internal.wire.Wires;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FrameDecoderTests {

	private static final long KIB = 1024;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "00 00 | 1", "00 01 'a' | 1", "02 00*8 | 1", "02 00*7 01 'a' | 1", "01 00 00 00 | 1",
					"01 01 'a' 00 01 'b' | 1", "03 00*8 03 00*7 01 'b' 02 00*8 | 1",
					"01 01 'a' 04 0A 07 'UNKNOWN' 'xy' 00 01 'b' | 1", "04 07 04 'PONG' 'xy' 00 00 | 1",
					"01 01 'a' 00 01 'b' 00 01 'c' | 2", "00 01 'a' 01 00 00 00 04 02 01 'J' 02 00*7 02 'de' | 3" })
	void framesMakeMessagesHoweverTheyAreCut(String text, int count) {
		byte[] bytes = Bytes.of(text);
		Outcome whole = Outcome.feed(Wires.of(SocketType.PULL).ready(), bytes, Cut.WHOLE);
		assertThat(whole.failure()).isNull();
		assertThat(whole.messages()).hasSize(count);

		assertThat(Outcome.feed(Wires.of(SocketType.PULL).ready(), bytes, Cut.BYTE_BY_BYTE)).isEqualTo(whole);
		Wire wire = Wires.of(SocketType.PULL).ready();
		assertThat(Outcome.feed(wire, Bytes.join(bytes, Bytes.of("01 03 'tr'")), Cut.WHOLE)).isEqualTo(whole);
		assertThat(Outcome.feed(wire, Bytes.of("'a' 02 00*7 01 'z'"), Cut.WHOLE).messages())
			.containsExactly(ZmqMessage.of("tra", "z"));
	}

	@Test
	void framesAreFoundAgainByteByByte() {
		Outcome outcome = Outcome.feed(Wires.of(SocketType.PULL).ready(),
				Bytes.of("01 02 'ab' 01 00 02 00*7 03 'cde' 00 01 'f'"), Cut.BYTE_BY_BYTE);

		assertThat(outcome.messages()).containsExactly(ZmqMessage.of("ab", "", "cde"), ZmqMessage.of("f"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 254, 255, 256, 257, 8191, 8192, 8193, 65_535, 65_536, 65_537 })
	void everySizeComesThroughInBothForms(int size) {
		byte[] body = Bytes.pattern(size);
		List<byte[]> forms = new ArrayList<>(List.of(Wires.longFrame(0, body)));
		if (size <= 255) {
			forms.add(Wires.frame(0, body));
		}
		for (byte[] form : forms) {
			for (Cut cut : List.of(Cut.WHOLE, Cut.BYTE_BY_BYTE, Cut.every(4096))) {
				RecordingBudget budget = new RecordingBudget(KIB * KIB);
				Wire wire = Wires.of(SocketType.PULL).budget(budget).ready();
				Outcome outcome = Outcome.feed(wire, Bytes.join(form, Bytes.of("00 01 'z' 00")), cut);

				assertThat(outcome.messages()).containsExactly(ZmqMessage.of(body), ZmqMessage.of("z"));
				assertThat(budget.reserved()).isZero();
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "0x7FFFFFF7, ", "0x7FFFFFF8, MESSAGE_TOO_LARGE", "0x7FFFFFFF, MESSAGE_TOO_LARGE",
			"0x80000000, MESSAGE_TOO_LARGE", "0xFFFFFFFF, MESSAGE_TOO_LARGE", "0x100000000, MESSAGE_TOO_LARGE",
			"0x7FFFFFFFFFFFFFFF, MESSAGE_TOO_LARGE", "0x8000000000000000, MALFORMED_FRAME",
			"0xFFFFFFFFFFFFFFFF, MALFORMED_FRAME" })
	void announcedSizeCostsNothing(String announced, CloseReason reason) {
		long length = Long.parseUnsignedLong(announced.substring(2), 16);
		for (int flags : new int[] { 0, FrameHeader.MORE }) {
			for (Cut cut : List.of(Cut.WHOLE, Cut.BYTE_BY_BYTE)) {
				RecordingBudget budget = new RecordingBudget(0);
				FrameDecoder decoder = decoder(Wires.of(SocketType.PULL).budget(budget));
				byte[] bytes = Wires.longHeader(flags, length);
				if (reason != null) {
					assertThatExceptionOfType(WireException.class).isThrownBy(() -> feed(decoder, bytes, cut))
						.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason));
				}
				else {
					feed(decoder, bytes, cut);
				}
				assertThat(decoder.storage()).isLessThanOrEqualTo(64 * 1024);
				assertThat(budget.peak()).isZero();
				decoder.close();
			}
		}
	}

	@Test
	void storageGrowsWithArrivalOnly() {
		RecordingBudget budget = new RecordingBudget(Long.MAX_VALUE);
		FrameDecoder decoder = decoder(Wires.of(SocketType.PULL).budget(budget));
		feed(decoder, Wires.longHeader(0, 20 * KIB * KIB), Cut.WHOLE);
		byte[] chunk = new byte[10_000];
		for (long arrived = 0; arrived + chunk.length < 20 * KIB * KIB; arrived += chunk.length) {
			feed(decoder, chunk, Cut.every(1000));
			long limit = Math.max(64 * KIB, 2 * (arrived + chunk.length));
			assertThat((long) decoder.storage()).isLessThanOrEqualTo(limit);
			assertThat(budget.reserved()).isEqualTo(Math.max(0, decoder.storage() - 64 * KIB));
		}
		decoder.close();
		assertThat(budget.reserved()).isZero();
	}

	@Test
	void budgetIsGivenBackWhenTheMessageIsComplete() {
		RecordingBudget budget = new RecordingBudget(Long.MAX_VALUE);
		Wire wire = Wires.of(SocketType.PULL).budget(budget).ready();
		byte[] bytes = Bytes.join(Wires.frame(1, new byte[50_000]), Wires.frame(1, new byte[50_000]));

		assertThat(Outcome.feed(wire, bytes, Cut.every(999)).messages()).isEmpty();
		assertThat(budget.reserved()).isEqualTo(100_000 + 2 * MessageFrames.OVERHEAD - 64 * KIB);
		assertThat(Outcome.feed(wire, Bytes.of("00 00"), Cut.WHOLE).messages()).hasSize(1);
		assertThat(budget.reserved()).isZero();
	}

	@Test
	void budgetIsGivenBackWhenTheConnectionEnds() {
		RecordingBudget budget = new RecordingBudget(Long.MAX_VALUE);
		Wire wire = Wires.of(SocketType.PULL).budget(budget).ready();
		Outcome.feed(wire, Bytes.join(Wires.frame(1, new byte[70_000]), Bytes.of("02 00*5 10 00 00 'begun'")),
				Cut.every(999));
		assertThat(budget.reserved()).isPositive();

		wire.close();
		wire.close();
		assertThat(budget.reserved()).isZero();
	}

	@Test
	void exhaustedBudgetEndsTheConnection() {
		RecordingBudget budget = new RecordingBudget(100 * KIB);
		Wire wire = Wires.of(SocketType.PULL).budget(budget).ready();

		Outcome outcome = Outcome.feed(wire, Wires.frame(0, new byte[400_000]), Cut.every(1000));
		assertThat(outcome.failure()).isEqualTo(CloseReason.ASSEMBLY_BUDGET_EXCEEDED);
		assertThat(outcome.detail()).contains("MAX_BYTES_IN_ASSEMBLY");
		wire.close();
		assertThat(budget.reserved()).isZero();
	}

	@Test
	void emptyFramesCountInTheBudget() {
		RecordingBudget budget = new RecordingBudget(Long.MAX_VALUE);
		Wire wire = Wires.of(SocketType.PULL).budget(budget).ready();

		Outcome.feed(wire, Bytes.of("01 00 ".repeat(10_000)), Cut.WHOLE);
		assertThat(budget.reserved()).isEqualTo(10_000 * MessageFrames.OVERHEAD - 64 * KIB);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "00 0A | false", "00 0B | true", "01 0B | true", "02 00*7 0B | true", "01 05 00*5 00 05 | false",
					"01 05 00*5 00 06 | true", "01 05 00*5 03 00*7 06 | true", "01 0A 00*10 01 00 | false",
					"01 0A 00*10 00 01 | true" })
	void messageSizeIsJudgedByHeaders(String bytes, boolean tooLarge) {
		for (Cut cut : List.of(Cut.WHOLE, Cut.BYTE_BY_BYTE)) {
			Wire wire = Wires.of(SocketType.PULL).maxMessageSize(10).ready();
			assertThat(Outcome.feed(wire, Bytes.of(bytes), cut).failure())
				.isEqualTo(tooLarge ? CloseReason.MESSAGE_TOO_LARGE : null);
		}
		Wire wire = Wires.of(SocketType.PULL).maxMessageSize(10).ready();
		assertThat(Outcome.feed(wire, Bytes.join(Bytes.of(bytes), new byte[11]), Cut.WHOLE).failure())
			.isEqualTo(tooLarge ? CloseReason.MESSAGE_TOO_LARGE : null);
	}

	@Test
	void messageSizeOfZeroLeavesEmptyMessages() {
		Wire wire = Wires.of(SocketType.PULL).maxMessageSize(0).ready();

		Outcome outcome = Outcome.feed(wire, Bytes.of("00 00 01 00 00 00 00 01 'x'"), Cut.WHOLE);
		assertThat(outcome.messages()).hasSize(2);
		assertThat(outcome.failure()).isEqualTo(CloseReason.MESSAGE_TOO_LARGE);
	}

	@Test
	void framesAreLimitedInNumber() {
		for (Cut cut : List.of(Cut.WHOLE, Cut.BYTE_BY_BYTE)) {
			Wire wire = Wires.of(SocketType.PULL).maxFrames(3).ready();
			Outcome outcome = Outcome.feed(wire, Bytes.of("01 00 01 00 00 00 01 00 01 00 01 00 00 05"), cut);

			assertThat(outcome.messages()).containsExactly(ZmqMessage.of("", "", ""));
			assertThat(outcome.failure()).isEqualTo(CloseReason.TOO_MANY_FRAMES);
		}
	}

	@Test
	void oneFrameIsAlwaysAllowed() {
		Wire wire = Wires.of(SocketType.PULL).maxFrames(1).ready();

		Outcome outcome = Outcome.feed(wire, Bytes.of("00 01 'a' 02 00*7 01 'b' 01 00 00"), Cut.WHOLE);
		assertThat(outcome.messages()).hasSize(2);
		assertThat(outcome.failure()).isNull();
		assertThat(Outcome.feed(wire, Bytes.of("00"), Cut.WHOLE).failure()).isEqualTo(CloseReason.TOO_MANY_FRAMES);
	}

	@ParameterizedTest
	@ValueSource(strings = { "05", "07", "08", "10", "20", "40", "80", "FF", "0C" })
	void flagsThatDoNotExistEndTheConnection(String flags) {
		for (String before : List.of("", "00 01 'a' ", "01 01 'a' ")) {
			for (Cut cut : List.of(Cut.WHOLE, Cut.BYTE_BY_BYTE)) {
				Wire wire = Wires.of(SocketType.PULL).ready();
				assertThat(Outcome.feed(wire, Bytes.of(before + flags), cut).failure())
					.isEqualTo(CloseReason.MALFORMED_FRAME);
				assertThat(Outcome.feed(wire, Bytes.of("00 01 'a'"), cut).failure()).as("there is no second chance")
					.isEqualTo(CloseReason.MALFORMED_FRAME);
			}
		}
	}

	@Test
	void manyFramesComeThroughHoweverTheyAreCut() {
		long seed = System.nanoTime();
		System.out.println("manyFramesComeThroughHoweverTheyAreCut: seed " + seed);
		Random random = new Random(seed);
		byte[][] frames = new byte[300][];
		byte[] bytes = new byte[0];
		for (int i = 0; i < frames.length; i++) {
			frames[i] = Bytes.random(random, (i % 3 == 0) ? 0 : random.nextInt(600));
			bytes = Bytes.join(bytes, Wires.frame((i + 1 < frames.length) ? 1 : 0, frames[i]));
		}
		for (Cut cut : List.of(Cut.WHOLE, Cut.BYTE_BY_BYTE, Cut.random(random, 700))) {
			Outcome outcome = Outcome.feed(Wires.of(SocketType.PULL).ready(), Bytes.join(bytes, bytes), cut);
			assertThat(outcome.messages()).containsExactly(ZmqMessage.of(frames), ZmqMessage.of(frames));
		}
	}

	private static FrameDecoder decoder(Wires wires) {
		WireSettings settings = wires.settings();
		return new FrameDecoder(settings.limits(), Map.of(),
				new TrafficCommands(settings.socketType(), 0, new Heartbeat(settings.heartbeat())), null);
	}

	private static void feed(FrameDecoder decoder, byte[] bytes, Cut cut) {
		for (int at = 0; at < bytes.length;) {
			int count = cut.next(bytes.length - at);
			assertThat(decoder.decode(ByteBuffer.wrap(bytes, at, count))).isNull();
			at += count;
		}
	}

	@Test
	void subscriptionThatNoArrayCanHoldIsTooLong() {
		Wire wire = Wires.of(SocketType.XPUB).maxTopicLength(Integer.MAX_VALUE).ready();

		byte[] bytes = Bytes.join(Wires.longHeader(4, 0x80000000L), Bytes.pattern(100));
		assertThat(Outcome.feed(wire, bytes, Cut.WHOLE).failure()).isEqualTo(CloseReason.TOPIC_TOO_LONG);
	}

}
