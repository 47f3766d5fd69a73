package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;
import java.time.Duration;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.Bytes;
import dev.zmq.internal.wire.Cut;
import dev.zmq.internal.wire.Outcome;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.Wires;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class HeartbeatTests {

	private static final byte[] PING = Bytes.of("04 07 04 'PING' 00 00");

	private static final byte[] PONG = Bytes.of("04 05 04 'PONG'");

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void pingGoesOutEveryIntervalToPeersOfEveryVersion(int minor) {
		Wire wire = Wires.of(SocketType.PUSH).heartbeat(ms(1000), ms(5000), ms(0)).ready("PULL", minor);

		for (int second = 1; second < 5; second++) {
			assertThat(wire.deadline()).isEqualTo(second * ms(1000).toNanos());
			tick(wire, second * 1000 - 1);
			assertThat(wire.hasControl()).isFalse();
			tick(wire, second * 1000);
			assertThat(Wires.control(wire, 9)).isEqualTo(PING);
			hear(wire, second * 1000 + 5, PONG);
		}
	}

	@Test
	void intervalBeginsWithTheEndOfTheHandshake() {
		Wire wire = Wires.of(SocketType.PUSH).heartbeat(ms(1000), ms(5000), ms(0)).started();
		assertThat(wire.deadline()).isEqualTo(Wire.NEVER);
		hear(wire, 700, Bytes.join(Wires.greeting(1), Wires.ready("'PULL'")));

		assertThat(wire.deadline()).isEqualTo(ms(1700).toNanos());
	}

	@ParameterizedTest
	@CsvSource({ "0, 00 00", "99, 00 00", "100, 00 01", "1050, 00 0A", "25600, 01 00", "6553500, FF FF",
			"6553599, FF FF", "99999999, FF FF" })
	void timeToLiveIsToldInTenthsOfASecond(long millis, String ttl) {
		Wire wire = Wires.of(SocketType.PUSH).heartbeat(ms(1000), ms(5000), ms(millis)).ready();
		tick(wire, 1000);

		assertThat(Wires.control(wire)).isEqualTo(Bytes.join(Bytes.of("04 07 04 'PING'"), Bytes.of(ttl)));
	}

	@Test
	void unansweredPingEndsTheConnection() {
		Wire wire = Wires.of(SocketType.PUSH).heartbeat(ms(1000), ms(300), ms(0)).ready();
		tick(wire, 1000);
		Wires.control(wire);
		tick(wire, 1001);
		assertThat(wire.deadline()).isEqualTo(ms(1301).toNanos());
		tick(wire, 1300);

		assertSilent(wire, 1301);
	}

	@Test
	void laterPingsDoNotProlongTheWait() {
		Wire wire = Wires.of(SocketType.PUSH).heartbeat(ms(1000), ms(2500), ms(0)).ready();
		for (int now = 1000; now <= 3000; now += 1000) {
			tick(wire, now);
			assertThat(Wires.control(wire)).isEqualTo(PING);
			tick(wire, now);
		}
		assertThat(wire.deadline()).isEqualTo(ms(3500).toNanos());

		assertSilent(wire, 3500);
	}

	@ParameterizedTest
	@ValueSource(strings = { "04 05 04 'PONG'", "00 01 'm'", "04 07 04 'PING' 00 00", "01 00 00 00" })
	void everyMessageAndCommandIsAnAnswer(String bytes) {
		Wire wire = Wires.of(SocketType.PULL).heartbeat(ms(1000), ms(300), ms(0)).ready();
		tick(wire, 1000);
		Wires.control(wire);
		tick(wire, 1000);
		hear(wire, 1299, Bytes.of(bytes));
		tick(wire, 1300);

		assertThat(wire.deadline()).isEqualTo(ms(2000).toNanos());
	}

	@ParameterizedTest
	@ValueSource(strings = { "00", "01 00", "01 01 'm' 01 00", "04 05 04 'PON'" })
	void byteNowAndThenIsNoAnswer(String bytes) {
		Wire wire = Wires.of(SocketType.PULL).heartbeat(ms(1000), ms(300), ms(0)).ready();
		tick(wire, 1000);
		Wires.control(wire);
		tick(wire, 1000);
		byte[] all = Bytes.of(bytes);
		for (int i = 0; i < all.length; i++) {
			hear(wire, 1001 + i, new byte[] { all[i] });
		}
		assertSilent(wire, 1300);
	}

	@Test
	void messageThatTakesLongIsAnAnswerWhileItMakesProgress() {
		Wire wire = Wires.of(SocketType.PULL).heartbeat(ms(1000), ms(300), ms(0)).ready();
		hear(wire, 500, Bytes.of("02 00 00 00 00 00 10 00 00"));
		for (int now = 1000; now < 10_000; now += 250) {
			tick(wire, now);
			Wires.control(wire);
			hear(wire, now + 1, new byte[Heartbeat.PROGRESS / 2]);
			tick(wire, now + 2);
			hear(wire, now + 3, new byte[Heartbeat.PROGRESS / 2]);
			tick(wire, now + 4);
		}
	}

	@Test
	void answerMayComeBeforeTheWaitBegins() {
		Wire wire = Wires.of(SocketType.PULL).heartbeat(ms(1000), ms(300), ms(0)).ready();
		tick(wire, 1000);
		Wires.control(wire);
		hear(wire, 1000, PONG);

		assertThat(wire.deadline()).isEqualTo(ms(2000).toNanos());
		tick(wire, 1999);
	}

	@Test
	void waitBeginsWhenThePingIsWritten() {
		Wire wire = Wires.of(SocketType.PUSH).heartbeat(ms(1000), ms(300), ms(0)).ready();
		ByteBuffer out = ByteBuffer.allocateDirect(1000);
		assertThat(wire.encode(ZmqMessage.of(new byte[5000]), out)).isFalse();
		for (int now = 1000; now < 20_000; now += 1000) {
			tick(wire, now);
			assertThat(wire.hasControl()).as("a PING waits for the end of the message").isTrue();
		}
		while (!wire.resume(out.clear())) {
			assertThat(out.hasRemaining()).isFalse();
		}
		assertThat(Wires.control(wire)).as("and it is one only").isEqualTo(PING);
		assertThat(wire.deadline()).as("at once").isLessThanOrEqualTo(ms(19_000).toNanos());
		tick(wire, 19_500);
		assertThat(wire.deadline()).isEqualTo(ms(19_800).toNanos());

		assertSilent(wire, 19_800);
	}

	@Test
	void withoutTimeoutPingsGoOnForEver() {
		Wire wire = Wires.of(SocketType.PUSH).heartbeat(ms(1000), ms(0), ms(0)).ready();
		for (int now = 1000; now < 1_000_000; now += 1000) {
			tick(wire, now);
			assertThat(Wires.control(wire)).isEqualTo(PING);
		}
	}

	@Test
	void withoutHeartbeatThereIsNoDeadline() {
		Wire wire = Wires.of(SocketType.PUSH).ready();
		tick(wire, Integer.MAX_VALUE);

		assertThat(wire.deadline()).isEqualTo(Wire.NEVER);
		assertThat(wire.hasControl()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "00 01, 100", "00 0A, 1000", "01 00, 25600", "02 90, 65600", "FF FF, 6553500" })
	void silenceLongerThanThePeerAllowsEndsTheConnection(String ttl, long millis) {
		Wire wire = Wires.of(SocketType.PUSH).ready();
		hear(wire, 1000, Bytes.join(Bytes.of("04 07 04 'PING'"), Bytes.of(ttl)));
		assertThat(Wires.control(wire)).isEqualTo(PONG);
		assertThat(wire.deadline()).isEqualTo(ms(1000 + millis).toNanos());
		tick(wire, 1000 + millis - 1);
		assertThatNoException().isThrownBy(() -> tick(wire, 1000 + millis - 1));

		assertSilent(wire, 1000 + millis);
	}

	@Test
	void timeToLiveRunsFromWhatWasHeardLast() {
		Wire wire = Wires.of(SocketType.PULL).ready();
		hear(wire, 1000, Bytes.of("04 07 04 'PING' 00 0A"));
		hear(wire, 1900, Bytes.of("00 01 'm'"));
		tick(wire, 2500);
		assertThat(wire.deadline()).isEqualTo(ms(2900).toNanos());

		assertSilent(wire, 2900);
	}

	@Test
	void newestTimeToLiveCounts() {
		Wire wire = Wires.of(SocketType.PULL).ready();
		hear(wire, 1000, Bytes.of("04 07 04 'PING' 00 0A"));
		hear(wire, 1500, PING);

		assertThat(wire.deadline()).isEqualTo(Wire.NEVER);
		tick(wire, 1_000_000);
	}

	@Test
	void clocksMayBeginBelowZero() {
		Wire wire = Wires.of(SocketType.PUSH).heartbeat(ms(1000), ms(300), ms(0)).started();
		hear(wire, -5000, Bytes.join(Wires.greeting(1), Wires.ready("'PULL'")));
		Wires.control(wire);
		tick(wire, -4001);
		assertThat(wire.hasControl()).isFalse();
		tick(wire, -4000);
		Wires.control(wire);
		tick(wire, -4000);

		assertSilent(wire, -3700);
	}

	private static Duration ms(long millis) {
		return Duration.ofMillis(millis);
	}

	private static void tick(Wire wire, long millis) {
		wire.tick(ms(millis).toNanos());
	}

	private static void hear(Wire wire, long millis, byte[] bytes) {
		wire.arrived(ms(millis).toNanos(), bytes.length);
		assertThat(Outcome.feed(wire, bytes, Cut.WHOLE).failure()).isNull();
	}

	private static void assertSilent(Wire wire, long millis) {
		assertThatExceptionOfType(WireException.class).isThrownBy(() -> tick(wire, millis))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CloseReason.HEARTBEAT_TIMEOUT));
	}

}
