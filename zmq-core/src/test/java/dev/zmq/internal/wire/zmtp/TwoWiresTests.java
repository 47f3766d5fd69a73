package dev.zmq.internal.wire.zmtp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.Bytes;
import dev.zmq.internal.wire.Cut;
import dev.zmq.internal.wire.Outcome;
import dev.zmq.internal.wire.RecordingBudget;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.Wires;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two wires in memory, under a clock that the test moves.
 */
class TwoWiresTests {

	@ParameterizedTest
	@EnumSource(value = SocketType.class, names = "STREAM", mode = EnumSource.Mode.EXCLUDE)
	void typesThatGoTogetherMeet(SocketType type) {
		for (SocketType other : SocketType.values()) {
			if (type.compatibleWith(other)) {
				for (Cut cut : List.of(Cut.WHOLE, Cut.BYTE_BY_BYTE)) {
					Wire one = Wires.of(type).routingId("'one'").property("X-Side", "one").started();
					Wire two = Wires.of(other).routingId("'two'").property("X-Side", "two").started();
					Wires.pump(one, two, cut);

					assertThat(one.peer().socketType()).isEqualTo(other);
					assertThat(two.peer().socketType()).isEqualTo(type);
					assertThat(one.peer().routingId()).isEqualTo(Bytes.of("'two'"));
					assertThat(two.peer().properties()).containsEntry("X-Side", "one");
					assertThat(one.peer().minor()).isEqualTo(1);
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 254, 255, 256, 8191, 8192, 8193, 65_535, 65_536, 1024 * 1024, 20 * 1024 * 1024 })
	void messagesOfEverySizeArrive(int size) {
		RecordingBudget budget = new RecordingBudget(Long.MAX_VALUE);
		Wire push = Wires.of(SocketType.PUSH).started();
		Wire pull = Wires.of(SocketType.PULL).budget(budget).started();
		Wires.pump(push, pull, Cut.WHOLE);
		byte[] body = Bytes.pattern(size);
		List<ZmqMessage> messages = List.of(ZmqMessage.of(body), ZmqMessage.of(new byte[0], body, new byte[1]));

		for (int bufferSize : new int[] { 4096, 65_536, 256 * 1024 }) {
			assertThat(Wires.send(push, pull, messages, bufferSize)).isEqualTo(messages);
			assertThat(budget.reserved()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 9, 10, 300, 65_536 })
	void messagesOfManyFramesArrive(int bufferSize) {
		Wire dealer = Wires.of(SocketType.DEALER).started();
		Wire router = Wires.of(SocketType.ROUTER).started();
		Wires.pump(dealer, router, Cut.every(bufferSize));
		List<byte[]> frames = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			frames.add(Bytes.pattern(i % 7 * i));
		}
		List<ZmqMessage> messages = List.of(ZmqMessage.of(frames), ZmqMessage.of("next"), ZmqMessage.of(frames));

		assertThat(Wires.send(dealer, router, messages, bufferSize)).isEqualTo(messages);
		assertThat(Wires.send(router, dealer, messages, bufferSize)).isEqualTo(messages);
	}

	@ParameterizedTest
	@CsvSource({ "SUB, PUB", "SUB, XPUB", "XSUB, PUB", "XSUB, XPUB" })
	void subscriptionsArriveAsMessages(SocketType subscriber, SocketType publisher) {
		Wire sub = Wires.of(subscriber).started();
		Wire pub = Wires.of(publisher).started();
		Wires.pump(sub, pub, Cut.WHOLE);
		List<ZmqMessage> messages = List.of(ZmqMessage.of(Bytes.of("01 'topic'")), ZmqMessage.of(Bytes.of("01")),
				ZmqMessage.of(Bytes.of("00 'topic'")), ZmqMessage.of(Bytes.join(Bytes.of("01"), new byte[1000])));

		assertThat(Wires.send(sub, pub, messages, 64)).isEqualTo(messages);
		assertThat(Wires.send(pub, sub, List.of(ZmqMessage.of("topic", "data")), 64))
			.containsExactly(ZmqMessage.of("topic", "data"));
	}

	@Test
	void peersOfVersionThreeZeroSubscribeAndAreSubscribedToByMessages() {
		Wire pub = Wires.of(SocketType.PUB).ready("SUB", 0);
		assertThat(Outcome.feed(pub, Bytes.of("00 03 01 'ab'"), Cut.BYTE_BY_BYTE).messages())
			.containsExactly(ZmqMessage.of(Bytes.of("01 'ab'")));

		Wire sub = Wires.of(SocketType.SUB).ready("PUB", 0);
		assertThat(Wires.encode(sub, ZmqMessage.of(Bytes.of("01 'ab'")), 64)).isEqualTo(Bytes.of("00 03 01 'ab'"));
	}

	@ParameterizedTest
	@EnumSource(value = SocketType.class, names = "STREAM", mode = EnumSource.Mode.EXCLUDE)
	void idlePeersWithHeartbeatsStayTogetherForHours(SocketType type) {
		for (SocketType other : SocketType.values()) {
			if (type.compatibleWith(other)) {
				assertStayTogether(Wires.of(type), Wires.of(other));
			}
		}
	}

	private static void assertStayTogether(Wires oneSide, Wires otherSide) {
		Wire one = oneSide.heartbeat(seconds(5), seconds(2), seconds(12)).started();
		Wire two = otherSide.heartbeat(seconds(7), seconds(3), seconds(15)).started();
		Wires.pump(one, two, Cut.WHOLE);
		long now = 0;
		while (now < Duration.ofHours(3).toNanos()) {
			now = Math.max(now, Math.min(one.deadline(), two.deadline()));
			one.tick(now);
			two.tick(now);
			exchange(one, two, now);
		}

		assertThat(now).isGreaterThanOrEqualTo(Duration.ofHours(3).toNanos());
	}

	@Test
	void peerThatVanishesIsNoticedByBothTimes() {
		Wire one = Wires.of(SocketType.PUSH).heartbeat(seconds(5), seconds(2), seconds(6)).started();
		Wire two = Wires.of(SocketType.PULL).started();
		Wires.pump(one, two, Cut.WHOLE);
		one.tick(seconds(5).toNanos());
		exchange(one, two, seconds(5).toNanos());
		one.tick(seconds(10).toNanos());
		Wires.control(one);
		one.tick(seconds(10).toNanos());

		assertThat(one.deadline()).as("two answers no more").isEqualTo(seconds(12).toNanos());
		assertSilent(one, 12);
		assertThat(two.deadline()).as("one has asked for 6 s").isEqualTo(seconds(11).toNanos());
		assertSilent(two, 11);
	}

	@Test
	void trafficUnderHeartbeatsArrivesHoweverItIsCut() {
		long seed = System.nanoTime();
		System.out.println("trafficUnderHeartbeatsArrivesHoweverItIsCut: seed " + seed);
		Random random = new Random(seed);
		Wire one = Wires.of(SocketType.PAIR).heartbeat(seconds(1), seconds(1), seconds(3)).started();
		Wire two = Wires.of(SocketType.PAIR).heartbeat(seconds(1), seconds(1), seconds(3)).started();
		Wires.pump(one, two, Cut.random(random, 20));
		for (int i = 0; i < 2000; i++) {
			long now = i * 300_000_000L;
			one.tick(now);
			two.tick(now);
			exchange(one, two, now);
			byte[][] frames = new byte[1 + random.nextInt(4)][];
			for (int frame = 0; frame < frames.length; frame++) {
				frames[frame] = Bytes.random(random, random.nextInt(400));
			}
			List<ZmqMessage> messages = List.of(ZmqMessage.of(frames));
			assertThat(Wires.send(one, two, messages, 9 + random.nextInt(500))).isEqualTo(messages);
		}
	}

	private static void exchange(Wire one, Wire two, long now) {
		while (one.hasControl() || two.hasControl()) {
			deliver(one, two, now);
			deliver(two, one, now);
		}
	}

	private static void deliver(Wire from, Wire to, long now) {
		byte[] bytes = Wires.control(from);
		if (bytes.length > 0) {
			to.arrived(now, bytes.length);
			assertThat(Outcome.feed(to, bytes, Cut.WHOLE).failure()).isNull();
		}
	}

	private static Duration seconds(long seconds) {
		return Duration.ofSeconds(seconds);
	}

	private static void assertSilent(Wire wire, long seconds) {
		wire.tick(seconds(seconds).toNanos() - 1);
		assertThatExceptionOfType(WireException.class).isThrownBy(() -> wire.tick(seconds(seconds).toNanos()))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CloseReason.HEARTBEAT_TIMEOUT));
	}

}
