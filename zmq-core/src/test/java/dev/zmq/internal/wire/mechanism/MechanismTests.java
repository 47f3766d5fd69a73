package dev.zmq.internal.wire.mechanism;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.Bytes;
import dev.zmq.internal.wire.Credentials;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Clients and servers of the mechanisms, as two wires in memory.
 */
class MechanismTests {

	private static final Verdict ACCEPTED = new Verdict(200, "OK", Map.of("User-Id", "anna"));

	private static final CurveKeyPair SERVER = CurveKeyPair.generate();

	private static final CurveKeyPair CLIENT = CurveKeyPair.generate();

	private enum Kind {

		NULL(new Security.Null(true), Security.NONE),

		PLAIN(new Security.PlainServer(), new Security.PlainClient("anna", "secret")),

		CURVE(server(SERVER), client(CLIENT, SERVER.publicKey()));

		private final Security server;

		private final Security client;

		Kind(Security server, Security client) {
			this.server = server;
			this.client = client;
		}

	}

	private static Security server(CurveKeyPair keys) {
		return new Security.CurveServer(keys.publicKey(), keys.secretKey());
	}

	private static Security client(CurveKeyPair keys, byte[] serverKey) {
		return new Security.CurveClient(keys.publicKey(), keys.secretKey(), serverKey);
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void thoseWhoAreAcceptedExchangeMessagesOfEverySize(Kind kind) {
		for (Cut cut : List.of(Cut.WHOLE, Cut.BYTE_BY_BYTE)) {
			Pair pair = new Pair(kind.server, kind.client);
			pair.shakeHands(ACCEPTED, cut);

			assertThat(pair.server.peer().mechanism()).isEqualTo(kind.name());
			assertThat(pair.server.peer().routingId()).isEqualTo(Bytes.of("'client'"));
			assertThat(pair.server.peer().properties()).containsEntry("User-Id", "anna");
			for (int size : new int[] { 0, 1, 221, 222, 223, 254, 255, 256, 8192, 100_000 }) {
				byte[] body = Bytes.pattern(size);
				List<ZmqMessage> messages = List.of(ZmqMessage.of(body), ZmqMessage.of(new byte[0], body, body));
				for (int buffer : new int[] { 9, 65_536 }) {
					assertThat(Wires.send(pair.client, pair.server, messages, buffer)).isEqualTo(messages);
					assertThat(Wires.send(pair.server, pair.client, messages, buffer)).isEqualTo(messages);
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void credentialsAreThoseOfTheClient(Kind kind) {
		Pair pair = new Pair(kind.server, kind.client);
		Credentials question = pair.question(Cut.WHOLE);

		assertThat(question.mechanism()).isEqualTo(kind.name());
		List<byte[]> expected = switch (kind) {
			case NULL -> List.of();
			case PLAIN -> List.of(Bytes.of("'anna'"), Bytes.of("'secret'"));
			case CURVE -> List.of(CLIENT.publicKey());
		};
		assertThat(question.frames()).usingRecursiveComparison().isEqualTo(expected);
		assertThat(question).asString().doesNotContain("secret");
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void thoseWhoAreRefusedAreTold(Kind kind) {
		for (int status : new int[] { 400, 500 }) {
			Pair pair = new Pair(kind.server, kind.client);
			pair.question(Cut.WHOLE);
			assertThatExceptionOfType(WireException.class)
				.isThrownBy(() -> pair.server.answer(new Verdict(status, "Not you", Map.of())))
				.withMessageContaining("Not you")
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CloseReason.AUTHENTICATION_FAILED));

			Outcome outcome = Outcome.feed(pair.client, Wires.control(pair.server), Cut.WHOLE);
			assertThat(outcome.failure()).isEqualTo(CloseReason.AUTHENTICATION_REFUSED);
			assertThat(outcome.detail()).contains(String.valueOf(status));
		}
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void temporaryRefusalIsSilent(Kind kind) {
		Pair pair = new Pair(kind.server, kind.client);
		pair.question(Cut.WHOLE);
		assertThatExceptionOfType(WireException.class)
			.isThrownBy(() -> pair.server.answer(new Verdict(300, "Later", Map.of())));

		assertThat(Wires.control(pair.server)).isEmpty();
	}

	@Test
	void serverThatLacksTheExpectedKeyIsNoticedByBoth() {
		CurveKeyPair other = CurveKeyPair.generate();
		Pair pair = new Pair(server(other), client(CLIENT, SERVER.publicKey()));
		Outcome outcome = pair.failure();

		assertThat(outcome.failure()).isEqualTo(CloseReason.KEY_MISMATCH);
		assertThat(outcome.detail()).contains("another key");
	}

	@Test
	void serverWithSeveralKeysServesTheClientsOfEach() {
		CurveKeyPair other = CurveKeyPair.generate();
		Security server = new Security.CurveServer(List.of(new Security.Keys(other.publicKey(), other.secretKey()),
				new Security.Keys(SERVER.publicKey(), SERVER.secretKey())));
		for (CurveKeyPair expected : List.of(other, SERVER)) {
			Pair pair = new Pair(server, client(CLIENT, expected.publicKey()));
			pair.shakeHands(ACCEPTED, Cut.WHOLE);
			assertThat(pair.server.peer().properties()).containsEntry("Public-Key", CLIENT.publicText());
		}
		CurveKeyPair unknown = CurveKeyPair.generate();
		Outcome outcome = new Pair(server, client(CLIENT, unknown.publicKey())).failure();
		assertThat(outcome.failure()).isEqualTo(CloseReason.KEY_MISMATCH);
		assertThat(outcome.detail()).contains(other.publicText(), SERVER.publicText());
	}

	@Test
	void clientWithoutTheSecretOfItsKeyIsNoticed() {
		Security impostor = new Security.CurveClient(CLIENT.publicKey(), CurveKeyPair.generate().secretKey(),
				SERVER.publicKey());
		Outcome outcome = new Pair(server(SERVER), impostor).failure();

		assertThat(outcome.failure()).isEqualTo(CloseReason.KEY_MISMATCH);
		assertThat(outcome.detail()).contains("secret key of its public key");
	}

	@Test
	void serverKeyOfZerosIsNoKey() {
		Outcome outcome = new Pair(server(SERVER), client(CLIENT, new byte[32])).failure();

		assertThat(outcome.failure()).isEqualTo(CloseReason.KEY_MISMATCH);
		assertThat(outcome.detail()).contains("CURVE_SERVER_KEY");
	}

	@ParameterizedTest
	@EnumSource(value = Kind.class, names = "NULL", mode = EnumSource.Mode.EXCLUDE)
	void twoClientsOrTwoServersDoNotMeet(Kind kind) {
		assertThat(new Pair(kind.client, kind.client).failure().failure()).isEqualTo(CloseReason.UNEXPECTED_COMMAND);
		Pair servers = new Pair(kind.server, kind.server);
		Wires.pump(servers.client, servers.server, Cut.WHOLE);
		assertThat(servers.client.ready()).isFalse();
	}

	/** Every byte that the client sends is changed, one at a time. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void everyChangedByteOfTheHandshakeOfCurveIsNoticed(int command) {
		int length = new Pair(server(SERVER), client(CLIENT, SERVER.publicKey())).clientCommand(command).length;
		for (int at = 0; at < length; at++) {
			Pair pair = new Pair(server(SERVER), client(CLIENT, SERVER.publicKey()));
			byte[] bytes = pair.clientCommand(command);
			bytes[at] ^= 0x10;
			Outcome outcome = Outcome.feed(pair.server, bytes, Cut.WHOLE);
			assertThat(pair.server.question() == null).as("changed byte %d of %d", at, length).isTrue();
			assertThat(pair.server.ready()).isFalse();
			assertThat(outcome.messages()).isEmpty();
		}
	}

	@Test
	void repeatedAndReorderedMessagesAreNoticed() {
		Pair pair = new Pair(server(SERVER), client(CLIENT, SERVER.publicKey()));
		pair.shakeHands(ACCEPTED, Cut.WHOLE);
		byte[] first = Wires.encode(pair.client, ZmqMessage.of("first"), 1000);
		byte[] second = Wires.encode(pair.client, ZmqMessage.of("second"), 1000);

		assertThat(Outcome.feed(pair.server, second, Cut.WHOLE).messages()).containsExactly(ZmqMessage.of("second"));
		Outcome outcome = Outcome.feed(pair.server, first, Cut.WHOLE);
		assertThat(outcome.failure()).isEqualTo(CloseReason.REPLAYED);
		assertThat(outcome.messages()).isEmpty();
	}

	@Test
	void changedMessagesAreNoticed() {
		int length = sealed(new Pair(server(SERVER), client(CLIENT, SERVER.publicKey()))).length;
		for (int at = 2; at < length; at++) {
			Pair pair = new Pair(server(SERVER), client(CLIENT, SERVER.publicKey()));
			byte[] bytes = sealed(pair);
			bytes[at] ^= 1;
			Outcome outcome = Outcome.feed(pair.server, bytes, Cut.WHOLE);
			assertThat(outcome.failure()).as("changed byte %d", at)
				.isIn(CloseReason.KEY_MISMATCH, CloseReason.MALFORMED_COMMAND, CloseReason.REPLAYED);
			assertThat(outcome.messages()).isEmpty();
		}
	}

	private static byte[] sealed(Pair pair) {
		pair.shakeHands(ACCEPTED, Cut.WHOLE);
		byte[] bytes = Wires.encode(pair.client, ZmqMessage.of("secret"), 1000);
		assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
		return bytes;
	}

	@Test
	void subscriptionsAndHeartbeatsTravelSealed() {
		Wire pub = started(Wires.of(SocketType.XPUB).security(server(SERVER)));
		Wire sub = started(Wires.of(SocketType.SUB)
			.security(client(CLIENT, SERVER.publicKey()))
			.heartbeat(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO));
		Pair pair = new Pair(pub, sub);
		pair.shakeHands(ACCEPTED, Cut.WHOLE);
		byte[] subscription = Wires.encode(sub, ZmqMessage.of(Bytes.of("01 'topic'")), 1000);
		assertThat(new String(subscription, StandardCharsets.ISO_8859_1)).doesNotContain("topic");
		assertThat(Outcome.feed(pub, subscription, Cut.WHOLE).messages())
			.containsExactly(ZmqMessage.of(Bytes.of("01 'topic'")));

		sub.tick(Duration.ofSeconds(2).toNanos());
		byte[] ping = Wires.control(sub);
		assertThat(ping).isNotEmpty();
		assertThat(Outcome.feed(pub, ping, Cut.BYTE_BY_BYTE).failure()).isNull();
		byte[] pong = Wires.control(pub);
		assertThat(pong).hasSize(2 + 33 + 5);
		assertThat(Outcome.feed(sub, pong, Cut.WHOLE).failure()).isNull();
	}

	/** Without a limit, too: what is announced is longer than an array can be. */
	@ParameterizedTest
	@ValueSource(longs = { 0x7FFFFFF8L, 0x7FFFFFFFL, 0x80000000L, 0x80000018L, 0x7FFFFFFFFFFFFFFFL })
	void sealedFrameThatNoArrayCanHoldIsTooLarge(long length) {
		Pair pair = new Pair(server(SERVER), client(CLIENT, SERVER.publicKey()));
		pair.shakeHands(ACCEPTED, Cut.WHOLE);

		byte[] bytes = Bytes.join(Wires.longHeader(0, length), Bytes.pattern(100));
		assertThat(Outcome.feed(pair.server, bytes, Cut.WHOLE).failure()).isEqualTo(CloseReason.MESSAGE_TOO_LARGE);
	}

	@Test
	void plainTextMessagesAreNotTaken() {
		Pair pair = new Pair(server(SERVER), client(CLIENT, SERVER.publicKey()));
		pair.shakeHands(ACCEPTED, Cut.WHOLE);

		Outcome outcome = Outcome.feed(pair.server, Wires.frame(0, Bytes.of("'plain'")), Cut.WHOLE);
		assertThat(outcome.failure()).isEqualTo(CloseReason.MALFORMED_COMMAND);
	}

	@Test
	void loginOfPlainHasTwoTexts() {
		for (String data : List.of("", "04 'anna'", "04 'anna' 07 'secret'", "FF 'anna' 00", "00 00 00",
				"05 'anna' 00")) {
			Wire server = started(Wires.of(SocketType.ROUTER).security(new Security.PlainServer()));
			Wires.control(server);
			byte[] greeting = Bytes.of("FF 00*8 7F 03 01 'PLAIN' 00*15 00*32");
			Outcome outcome = Outcome.feed(server, Bytes.join(greeting, Wires.command("HELLO", Bytes.of(data))),
					Cut.WHOLE);
			assertThat(outcome.failure()).as(data).isEqualTo(CloseReason.MALFORMED_COMMAND);
		}
	}

	private static Wire started(Wires wires) {
		return wires.started();
	}

	/** A ROUTER as the server and a DEALER as the client. */
	private static final class Pair {

		private final Wire server;

		private final Wire client;

		Pair(Security server, Security client) {
			this(Wires.of(SocketType.ROUTER).security(server).started(),
					Wires.of(SocketType.DEALER).routingId("'client'").security(client).started());
		}

		Pair(Wire server, Wire client) {
			this.server = server;
			this.client = client;
		}

		/** Carries everything until the server asks. */
		Credentials question(Cut cut) {
			for (int i = 0; i < 5 && this.server.question() == null; i++) {
				exchange(null, cut);
			}
			assertThat(this.server.question()).isNotNull();
			return this.server.question();
		}

		void shakeHands(Verdict verdict, Cut cut) {
			byte[] late = null;
			while (!this.server.ready() || !this.client.ready()) {
				if (this.server.question() != null) {
					this.server.answer(verdict);
				}
				late = exchange(late, cut);
			}
			Wires.pump(this.client, this.server, cut);
		}

		/** What arrives while there is a question waits until there is none. */
		private byte[] exchange(byte[] late, Cut cut) {
			byte[] toServer = Wires.control(this.client);
			if (late != null) {
				toServer = Bytes.join(late, toServer);
			}
			byte[] left = feedServer(toServer);
			assertThat(Outcome.feed(this.client, Wires.control(this.server), cut).failure()).isNull();
			return left;
		}

		private byte[] feedServer(byte[] bytes) {
			ByteBuffer in = ByteBuffer.wrap(bytes);
			while (in.hasRemaining() && this.server.question() == null) {
				assertThat(this.server.decode(in)).isNull();
			}
			byte[] left = new byte[in.remaining()];
			in.get(left);
			return left;
		}

		/** The error that ends the handshake on one side or the other. */
		Outcome failure() {
			for (int i = 0; i < 5; i++) {
				Outcome outcome = Outcome.feed(this.server, Wires.control(this.client), Cut.WHOLE);
				if (outcome.failure() != null) {
					return outcome;
				}
				outcome = Outcome.feed(this.client, Wires.control(this.server), Cut.WHOLE);
				if (outcome.failure() != null) {
					return outcome;
				}
			}
			throw new AssertionError("Nothing has failed");
		}

		/** HELLO or INITIATE as it leaves the client, everything before it done. */
		byte[] clientCommand(int index) {
			assertThat(Outcome.feed(this.server, Wires.control(this.client), Cut.WHOLE).failure()).isNull();
			assertThat(Outcome.feed(this.client, Wires.control(this.server), Cut.WHOLE).failure()).isNull();
			byte[] command = Wires.control(this.client);
			for (int i = 0; i < index; i++) {
				assertThat(Outcome.feed(this.server, command, Cut.WHOLE).failure()).isNull();
				assertThat(Outcome.feed(this.client, Wires.control(this.server), Cut.WHOLE).failure()).isNull();
				command = Wires.control(this.client);
			}
			return command;
		}

	}

}
