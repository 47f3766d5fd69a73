package dev.zmq.internal.wire.zmtp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.Bytes;
import dev.zmq.internal.wire.Cut;
import dev.zmq.internal.wire.Outcome;
import dev.zmq.internal.wire.RecordingBudget;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.Wires;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bytes gone wrong at random. Whatever a peer sends: there is no error but a
 * {@link dev.zmq.internal.wire.WireException}, the result does not depend on how the
 * bytes are cut, what was held is given back, and what was understood can be said again.
 */
class WireFuzzTests {

	private static final int ROUNDS = 6_000;

	private static final long BUDGET = 1024 * 1024;

	private static final SocketType[] TYPES = { SocketType.PULL, SocketType.XPUB, SocketType.SUB, SocketType.ROUTER };

	private static final int[] SIZES = { 0, 0, 1, 2, 9, 30, 254, 255, 256, 300, 8192, 70_000 };

	@Test
	void mutatedHandshakeNeverDoesHarm() {
		Random random = seeded("mutatedHandshakeNeverDoesHarm");
		Set<CloseReason> reasons = new HashSet<>();
		for (int round = 0; round < ROUNDS; round++) {
			SocketType type = TYPES[random.nextInt(TYPES.length)];
			byte[] good = Bytes.join(handshake(type, random), Bytes.of("00 01 'm'"));
			byte[] bytes = mutate(good, random);
			reasons.add(judge(bytes, random, () -> Wires.of(type)));
		}
		assertThat(reasons).contains(null, CloseReason.UNSUPPORTED_VERSION, CloseReason.MECHANISM_MISMATCH,
				CloseReason.INVALID_METADATA, CloseReason.INCOMPATIBLE_SOCKET_TYPE, CloseReason.UNEXPECTED_COMMAND);
	}

	@Test
	void mutatedTrafficNeverDoesHarm() {
		Random random = seeded("mutatedTrafficNeverDoesHarm");
		Set<CloseReason> reasons = new HashSet<>();
		for (int round = 0; round < ROUNDS / 3; round++) {
			SocketType type = TYPES[random.nextInt(TYPES.length)];
			byte[] bytes = Bytes.join(handshake(type, random), mutate(traffic(random), random));
			reasons.add(judge(bytes, random, () -> Wires.of(type).maxMessageSize(200_000).maxFrames(10)));
		}
		assertThat(reasons).contains(null, CloseReason.MALFORMED_FRAME, CloseReason.MESSAGE_TOO_LARGE,
				CloseReason.MALFORMED_COMMAND);
	}

	@Test
	void noiseNeverDoesHarm() {
		Random random = seeded("noiseNeverDoesHarm");
		Set<CloseReason> reasons = new HashSet<>();
		for (int round = 0; round < ROUNDS; round++) {
			SocketType type = TYPES[random.nextInt(TYPES.length)];
			byte[] noise = Bytes.random(random, 1 + random.nextInt(60));
			for (int i = 0; i < noise.length; i += 2 + random.nextInt(8)) {
				noise[i] = (byte) random.nextInt(8);
			}
			byte[] bytes = Bytes.join(handshake(type, random), noise);
			reasons.add(judge(bytes, random, () -> Wires.of(type).maxMessageSize(100_000)));
		}
		assertThat(reasons).contains(null, CloseReason.MALFORMED_FRAME, CloseReason.MESSAGE_TOO_LARGE,
				CloseReason.MALFORMED_COMMAND);
	}

	@Test
	void whatIsDecodedCanBeEncodedAgain() {
		Random random = seeded("whatIsDecodedCanBeEncodedAgain");
		Wire pull = Wires.of(SocketType.PULL).ready();
		Wire push = Wires.of(SocketType.PUSH).ready();
		for (int round = 0; round < ROUNDS / 12; round++) {
			byte[] bytes = messages(random, 1 + random.nextInt(5));
			Outcome outcome = Outcome.feed(pull, bytes, Cut.random(random, 1 + random.nextInt(100_000)));
			assertThat(outcome.failure()).isNull();
			assertThat(encode(push, outcome.messages(), 9 + random.nextInt(70_000))).isEqualTo(bytes);
		}
	}

	private static CloseReason judge(byte[] bytes, Random random, Supplier<Wires> wires) {
		Outcome whole = feed(bytes, Cut.WHOLE, wires.get());
		Outcome cut = feed(bytes, Cut.random(random, 1 + random.nextInt(bytes.length)), wires.get());
		assertThat(cut).isEqualTo(whole);
		if (bytes.length < 500) {
			assertThat(feed(bytes, Cut.BYTE_BY_BYTE, wires.get())).isEqualTo(whole);
		}
		Wire push = Wires.of(SocketType.PUSH).ready();
		Outcome again = Outcome.feed(Wires.of(SocketType.PULL).ready(), encode(push, whole.messages(), 1000),
				Cut.WHOLE);
		assertThat(again.messages()).isEqualTo(whole.messages());
		return whole.failure();
	}

	private static Outcome feed(byte[] bytes, Cut cut, Wires wires) {
		RecordingBudget budget = new RecordingBudget(BUDGET);
		Wire wire = wires.budget(budget).started();
		Outcome outcome = Outcome.feed(wire, bytes, cut);
		assertThat(budget.peak()).isLessThanOrEqualTo(Math.max(0, 2L * bytes.length + MessageFrames.OVERHEAD * 10));
		wire.close();
		assertThat(budget.reserved()).isZero();
		return outcome;
	}

	private static byte[] encode(Wire wire, List<ZmqMessage> messages, int size) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (ZmqMessage message : messages) {
			bytes.writeBytes(Wires.encode(wire, message, size));
		}
		return bytes.toByteArray();
	}

	private static byte[] handshake(SocketType type, Random random) {
		byte[] properties = Wires.property("Socket-Type", Bytes.of("'" + Wires.peerOf(type).wireName() + "'"));
		if (random.nextBoolean()) {
			properties = Bytes.join(properties, Wires.property("Identity", Bytes.random(random, random.nextInt(20))));
		}
		if (random.nextBoolean()) {
			properties = Bytes.join(Wires.property("X-App", Bytes.of("'value'")), properties);
		}
		return Bytes.join(Wires.greeting(random.nextInt(2)), Wires.command("READY", properties));
	}

	private static byte[] traffic(Random random) {
		List<byte[]> parts = new ArrayList<>();
		int count = 1 + random.nextInt(6);
		for (int i = 0; i < count; i++) {
			parts.add(switch (random.nextInt(6)) {
				case 0 -> Wires.command("SUBSCRIBE", Bytes.random(random, random.nextInt(300)));
				case 1 -> Wires.command("CANCEL", Bytes.random(random, random.nextInt(10)));
				case 2 -> Wires.command("PING", Bytes.random(random, 2 + random.nextInt(17)));
				case 3 -> Wires.command("NEWS", Bytes.random(random, random.nextInt(400)));
				default -> messages(random, 1);
			});
		}
		return Bytes.join(parts.toArray(byte[][]::new));
	}

	/** Messages in their shortest form. */
	private static byte[] messages(Random random, int count) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int i = 0; i < count; i++) {
			for (int more = random.nextInt(3); more >= 0; more--) {
				byte[] body = Bytes.random(random, SIZES[random.nextInt(SIZES.length)]);
				bytes.writeBytes(Wires.frame((more > 0) ? 1 : 0, body));
			}
		}
		return bytes.toByteArray();
	}

	/** Changes, removes, doubles or cuts off a few bytes. */
	private static byte[] mutate(byte[] good, Random random) {
		byte[] bytes = good.clone();
		for (int times = random.nextInt(4); times >= 0 && bytes.length > 1; times--) {
			int at = random.nextInt(Math.min(bytes.length, 200));
			switch (random.nextInt(6)) {
				case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
				case 1 -> bytes[at] = (byte) random.nextInt();
				case 2 -> bytes[at] = (random.nextBoolean()) ? (byte) 0xFF : 0;
				case 3 -> bytes = Bytes.join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length));
				case 4 -> bytes = Bytes.join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at / 2, bytes.length));
				default -> bytes = Arrays.copyOf(bytes, 1 + at);
			}
		}
		return bytes;
	}

	private static Random seeded(String test) {
		long seed = System.nanoTime();
		System.out.println(test + ": seed " + seed);
		return new Random(seed);
	}

}
