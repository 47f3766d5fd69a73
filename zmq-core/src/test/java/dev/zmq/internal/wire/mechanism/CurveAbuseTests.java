package dev.zmq.internal.wire.mechanism;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.crypto.BoxSeries;
import dev.zmq.internal.crypto.JavaCrypto;
import dev.zmq.internal.crypto.Crypto;
import dev.zmq.internal.wire.Bytes;
import dev.zmq.internal.wire.Cut;
import dev.zmq.internal.wire.Outcome;
import dev.zmq.internal.wire.Security;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.Wires;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketType;
import dev.zmq.security.CurveKeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a client that knows how to seal can put into its boxes, and say in which order.
 * The malformed HELLO and INITIATE of libzmq's test_security_curve are here.
 */
class CurveAbuseTests {

	private static final CurveKeyPair SERVER = CurveKeyPair.generate();

	private static final CurveKeyPair CLIENT = CurveKeyPair.generate();

	private static final byte[] DEALER = Wires.property("Socket-Type", Bytes.of("'DEALER'"));

	private static final Verdict ACCEPTED = new Verdict(200, "OK", Map.of());

	private final HandmadeClient client = new HandmadeClient(CLIENT, SERVER.publicKey());

	private final Wire server = server(SocketType.ROUTER);

	private static Wire server(SocketType type) {
		return Wires.of(type)
			.security(new Security.CurveServer(SERVER.publicKey(), SERVER.secretKey()))
			.maxMessageSize(100_000)
			.maxTopicLength(1000)
			.maxFrames(10)
			.started();
	}

	private Outcome feed(byte[]... bytes) {
		return Outcome.feed(this.server, Bytes.join(bytes), Cut.WHOLE);
	}

	private void establish(long number) {
		this.client.greet(this.server, 1);
		ask(this.client.initiate(number, DEALER));
		this.server.answer(ACCEPTED);
		assertThat(this.server.ready()).isTrue();
	}

	/** A question stops the reading, so that nothing may follow. */
	private void ask(byte[] initiate) {
		assertThat(this.server.decode(ByteBuffer.wrap(initiate))).isNull();
		assertThat(this.server.question()).isNotNull();
	}

	static Stream<Arguments> helloes() {
		byte[] good = new HandmadeClient(CLIENT, SERVER.publicKey()).hello(1);
		byte[] version = good.clone();
		version[2 + 6] = 2;
		byte[] box = good.clone();
		box[good.length - 1]++;
		return Stream.of(
				Arguments.of("too short", Wires.command("HELLO", new byte[CurveBoxes.HELLO_SIZE - 1]),
						CloseReason.MALFORMED_COMMAND),
				Arguments.of("too long", Wires.command("HELLO", new byte[CurveBoxes.HELLO_SIZE + 1]),
						CloseReason.MALFORMED_COMMAND),
				Arguments.of("of another name", Wires.command("HELLP", new byte[CurveBoxes.HELLO_SIZE]),
						CloseReason.UNEXPECTED_COMMAND),
				Arguments.of("of another version", version, CloseReason.MALFORMED_COMMAND),
				Arguments.of("with another box", box, CloseReason.KEY_MISMATCH),
				Arguments.of("for another server",
						new HandmadeClient(CLIENT, CurveKeyPair.generate().publicKey()).hello(1),
						CloseReason.KEY_MISMATCH),
				Arguments.of("with number 0", new HandmadeClient(CLIENT, SERVER.publicKey()).hello(0),
						CloseReason.REPLAYED));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("helloes")
	void malformedHelloIsRefused(String what, byte[] hello, CloseReason reason) {
		assertThat(feed(HandmadeClient.GREETING, hello).failure()).isEqualTo(reason);
		assertThat(Wires.control(this.server)).as("nothing but the greeting").hasSize(64);
	}

	@Test
	void malformedInitiateIsRefused() {
		this.client.greet(this.server, 1);
		byte[] good = this.client.initiate(2, DEALER);
		byte[] cookie = good.clone();
		cookie[9 + 9 + 20]++;
		assertThat(feed(cookie).failure()).isEqualTo(CloseReason.KEY_MISMATCH);
		for (int length : new int[] { 0, 1, CurveBoxes.INITIATE_BOX,
				CurveBoxes.INITIATE_BOX + Crypto.TAG + CurveBoxes.INITIATE_CONTENT - 1 }) {
			Wire other = server(SocketType.ROUTER);
			new HandmadeClient(CLIENT, SERVER.publicKey()).greet(other, 1);
			assertThat(Outcome.feed(other, Wires.command("INITIATE", new byte[length]), Cut.WHOLE).failure())
				.isEqualTo(CloseReason.MALFORMED_COMMAND);
		}
		Wire other = server(SocketType.ROUTER);
		HandmadeClient second = new HandmadeClient(CLIENT, SERVER.publicKey()).greet(other, 1);
		byte[] box = second.initiate(2, DEALER);
		box[box.length - 1]++;
		assertThat(Outcome.feed(other, box, Cut.WHOLE).failure()).isEqualTo(CloseReason.KEY_MISMATCH);
	}

	@Test
	void cookieOfAnotherConnectionIsWorthNothing() {
		Wire other = server(SocketType.ROUTER);
		HandmadeClient first = new HandmadeClient(CLIENT, SERVER.publicKey()).greet(other, 1);
		this.client.greet(this.server, 1);
		Outcome outcome = feed(this.client.initiate(2, DEALER, first.cookie()));
		assertThat(outcome.failure()).isEqualTo(CloseReason.KEY_MISMATCH);
		assertThat(outcome.detail()).contains("cookie");
		// not even all that the other client has said
		Wire third = server(SocketType.ROUTER);
		byte[] initiate = first.initiate(2, DEALER);
		assertThat(Outcome.feed(third, Bytes.join(HandmadeClient.GREETING, first.hello(1)), Cut.WHOLE).failure())
			.isNull();
		assertThat(Outcome.feed(third, initiate, Cut.WHOLE).failure()).isEqualTo(CloseReason.KEY_MISMATCH);
	}

	@Test
	void cookieIsTakenOnce() {
		this.client.greet(this.server, 1);
		byte[] initiate = this.client.initiate(2, DEALER);
		byte[] next = this.client.initiate(3, DEALER);
		ByteBuffer both = ByteBuffer.wrap(Bytes.join(initiate, next));
		assertThat(this.server.decode(both)).isNull();
		assertThat(both.remaining()).as("what waits for the verdict").isEqualTo(next.length);
		this.server.answer(ACCEPTED);
		assertThatExceptionOfType(WireException.class).isThrownBy(() -> this.server.decode(both))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CloseReason.MALFORMED_COMMAND));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "5, 5", "5, 4", "5, 0", "-1, 1", "-1, -1" })
	void numberOfInitiateHasToBeHigherThanThatOfHello(long hello, long initiate) {
		this.client.greet(this.server, hello);
		assertThat(feed(this.client.initiate(initiate, DEALER)).failure()).isEqualTo(CloseReason.REPLAYED);
		assertThat(this.server.question()).isNull();
	}

	@Test
	void numbersMaySkipButNeitherRepeatNorGoBackNorWrap() {
		establish(1L << 40);
		byte[] text = Bytes.of("00 'm'");
		for (long number : new long[] { (1L << 40) + 1, (1L << 40) + 1000, Long.MAX_VALUE, Long.MIN_VALUE, -1 }) {
			assertThat(feed(this.client.message(number, text)).messages()).containsExactly(ZmqMessage.of("m"));
		}
		for (long number : new long[] { -1, 0, 1, Long.MAX_VALUE }) {
			Wire fresh = server(SocketType.ROUTER);
			HandmadeClient one = new HandmadeClient(CLIENT, SERVER.publicKey()).greet(fresh, 1);
			assertThat(fresh.decode(ByteBuffer.wrap(one.initiate(2, DEALER)))).isNull();
			fresh.answer(ACCEPTED);
			assertThat(Outcome.feed(fresh, one.message(-1, text), Cut.WHOLE).messages()).hasSize(1);
			assertThat(Outcome.feed(fresh, one.message(number, text), Cut.WHOLE).failure())
				.isEqualTo(CloseReason.REPLAYED);
		}
	}

	static Stream<Arguments> metadata() {
		byte[][] many = IntStream.range(0, 32)
			.mapToObj((i) -> Wires.property("X-" + i, new byte[0]))
			.toArray(byte[][]::new);
		return Stream.of(Arguments.of("none", new byte[0]), Arguments.of("twice", Bytes.join(DEALER, DEALER)),
				Arguments.of("no name", Bytes.join(DEALER, Bytes.of("00 00 00 00 01 78"))),
				Arguments.of("name beyond the end", Bytes.join(DEALER, Bytes.of("FF 'x'"))),
				Arguments.of("no length", Bytes.join(DEALER, Bytes.of("01 'x'"))),
				Arguments.of("length of 2^31", Bytes.join(DEALER, Bytes.of("01 'x' 80 00 00 00"))),
				Arguments.of("length of 2^32-1", Bytes.join(DEALER, Bytes.of("01 'x' FF FF FF FF 00"))),
				Arguments.of("too many", Bytes.join(DEALER, Bytes.join(many))),
				Arguments.of("long routing id", Bytes.join(DEALER, Wires.property("Identity", new byte[256]))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("metadata")
	void malformedPropertiesInABoxAreRefused(String what, byte[] metadata) {
		this.client.greet(this.server, 1);
		assertThatExceptionOfType(WireException.class).isThrownBy(() -> {
			this.server.decode(ByteBuffer.wrap(this.client.initiate(2, metadata)));
			// what is missing or wrong in value is seen when the peer comes in
			this.server.answer(ACCEPTED);
		}).satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CloseReason.INVALID_METADATA));
		assertThat(this.server.ready()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 255, 8_000, 15_000 })
	void propertiesThatFitIntoACommandAreTaken(int size) {
		byte[] name = new byte[Math.min(255, size)];
		Arrays.fill(name, (byte) 'x');
		this.client.greet(this.server, 1);
		ask(this.client.initiate(2,
				Bytes.join(DEALER, Wires.property(new String(name), new byte[Math.max(0, size - 255)]))));
		this.server.answer(ACCEPTED);
		assertThat(this.server.ready()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 16_384, 1 << 20, 10 << 20 })
	void propertiesThatDoNotFitAreRefusedBeforeTheyAreRead(int size) {
		this.client.greet(this.server, 1);
		byte[] initiate = this.client.initiate(2, Bytes.join(DEALER, Wires.property("X-a", new byte[size])));
		assertThat(feed(Arrays.copyOf(initiate, 9)).failure()).isEqualTo(CloseReason.MALFORMED_COMMAND);
	}

	@Test
	void propertyThatPretendsToBeAUserIsNoUser() {
		this.client.greet(this.server, 1);
		ask(this.client.initiate(2, Bytes.join(DEALER, Wires.property("User-Id", Bytes.of("'root'")),
				Wires.property("Peer-Address", Bytes.of("'10.0.0.1'")), Wires.property("X-Own", Bytes.of("'1'")))));
		this.server.answer(ACCEPTED);
		assertThat(this.server.peer().properties()).doesNotContainKey("User-Id")
			.doesNotContainValue("10.0.0.1")
			.containsEntry("X-Own", "1");
	}

	@Test
	void sizesAreLimitedOutsideAndInsideOfBoxes() {
		for (long length : new long[] { 100_034, 1L << 31, 1L << 32, Long.MAX_VALUE }) {
			Wire fresh = established(SocketType.ROUTER, "DEALER").server;
			assertThat(Outcome.feed(fresh, Wires.longHeader(0, length), Cut.WHOLE).failure()).as("%d", length)
				.isEqualTo(CloseReason.MESSAGE_TOO_LARGE);
		}
		for (long length : new long[] { Long.MIN_VALUE, -1 }) {
			Wire fresh = established(SocketType.ROUTER, "DEALER").server;
			assertThat(Outcome.feed(fresh, Wires.longHeader(0, length), Cut.WHOLE).failure())
				.isEqualTo(CloseReason.MALFORMED_FRAME);
		}
		// together they are too large, each for itself is not
		Session session = established(SocketType.ROUTER, "DEALER");
		byte[] half = new byte[1 + 60_000];
		half[0] = 1;
		assertThat(session.feed(session.client.message(3, half)).failure()).isNull();
		assertThat(session.feed(session.client.message(4, half)).failure()).isEqualTo(CloseReason.MESSAGE_TOO_LARGE);
		// it looks like a command that may be long, and is a message without end
		Session frames = established(SocketType.ROUTER, "DEALER");
		for (int i = 0; i < 10; i++) {
			assertThat(frames.feed(frames.client.message(3 + i, new byte[] { 1 })).failure()).isNull();
		}
		assertThat(frames.feed(frames.client.message(13, new byte[] { 1 })).failure())
			.isEqualTo(CloseReason.TOO_MANY_FRAMES);
		// a sealed subscription
		Session topic = established(SocketType.PUB, "SUB");
		assertThat(topic.feed(topic.client.message(3, Bytes.join(Bytes.of("02 09 'SUBSCRIBE'"), new byte[1001])))
			.failure()).isEqualTo(CloseReason.TOPIC_TOO_LONG);
	}

	@Test
	void boxWithoutFlagsIsRefused() {
		establish(2);
		assertThat(feed(this.client.message(3, new byte[0])).failure()).isEqualTo(CloseReason.MALFORMED_COMMAND);
	}

	/** Shared keys, and public keys: what costs a server something. */
	@Test
	void helloCostsTwoMultiplicationsAtMostAndRubbishNone() {
		AtomicInteger costly = new AtomicInteger();
		Wire counted = Wires.of(SocketType.ROUTER)
			.security(new Security.CurveServer(SERVER.publicKey(), SERVER.secretKey()))
			.started((security, announced) -> new CurveServer(new Counting(costly), announced,
					List.of(new CurveKeys(SERVER.publicKey(), SERVER.secretKey()))));
		this.client.greet(counted, 1);
		assertThat(costly).hasValue(2);
		assertThat(Outcome.feed(counted, this.client.initiate(2, DEALER, new byte[96]), Cut.WHOLE).failure())
			.isEqualTo(CloseReason.KEY_MISMATCH);
		assertThat(costly).as("a cookie is looked at first").hasValue(2);
		assertThat(Outcome.feed(counted, this.client.hello(3), Cut.WHOLE).failure()).isNotNull();
		assertThat(costly).as("who has failed costs nothing more").hasValue(2);
	}

	private static Session established(SocketType type, String peer) {
		Wire wire = server(type);
		HandmadeClient client = new HandmadeClient(CLIENT, SERVER.publicKey()).greet(wire, 1);
		wire.decode(ByteBuffer.wrap(client.initiate(2, Wires.property("Socket-Type", Bytes.of("'" + peer + "'")))));
		wire.answer(ACCEPTED);
		assertThat(wire.ready()).isTrue();
		return new Session(client, wire);
	}

	private record Session(HandmadeClient client, Wire server) {

		Outcome feed(byte[] bytes) {
			return Outcome.feed(this.server, bytes, Cut.WHOLE);
		}

	}

	/** Counts what takes long. */
	private record Counting(AtomicInteger costly, Crypto crypto) implements Crypto {

		Counting(AtomicInteger costly) {
			this(costly, new JavaCrypto());
		}

		@Override
		public void random(byte[] bytes) {
			this.crypto.random(bytes);
		}

		@Override
		public byte[] publicKey(byte[] secretKey) {
			this.costly.incrementAndGet();
			return this.crypto.publicKey(secretKey);
		}

		@Override
		public byte[] sharedKey(byte[] publicKey, byte[] secretKey) {
			this.costly.incrementAndGet();
			return this.crypto.sharedKey(publicKey, secretKey);
		}

		@Override
		public BoxSeries boxes(byte[] key, byte[] prefix) {
			return this.crypto.boxes(key, prefix);
		}

	}

}
