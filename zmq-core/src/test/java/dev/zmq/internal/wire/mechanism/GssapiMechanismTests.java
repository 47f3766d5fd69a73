package dev.zmq.internal.wire.mechanism;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.Bytes;
import dev.zmq.internal.wire.Cut;
import dev.zmq.internal.wire.Outcome;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.Wires;
import dev.zmq.internal.wire.zmtp.SecurityMechanism;
import dev.zmq.internal.wire.zmtp.ZmtpWire;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Client and server of GSSAPI as two wires in memory, with tokens that are made up.
 */
class GssapiMechanismTests {

	private static final byte[] GREETING = Bytes.of("FF 00*8 7F 03 01 'GSSAPI' 00*14 00*32");

	private static final byte[] EMPTY = Bytes.of("04 00");

	private static final Verdict ACCEPTED = new Verdict(200, "OK", Map.of("User-Id", "anna"));

	private static final byte[] READY = Wires.ready("'DEALER'");

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void thoseWhoAreAcceptedExchangeMessagesOfEverySize(boolean plaintext) {
		for (Cut cut : List.of(Cut.WHOLE, Cut.BYTE_BY_BYTE)) {
			for (int tokens : new int[] { 1, 3 }) {
				Pair pair = new Pair(tokens, plaintext);
				pair.shakeHands(ACCEPTED, cut);
				assertThat(pair.server.peer().properties()).containsEntry("User-Id", "anna");
				assertThat(pair.server.peer().mechanism()).isEqualTo("GSSAPI");
				for (int size : new int[] { 0, 1, 200, 255, 256, 8192, 100_000 }) {
					byte[] body = Bytes.pattern(size);
					List<ZmqMessage> messages = List.of(ZmqMessage.of(body), ZmqMessage.of(new byte[0], body, body));
					assertThat(Wires.send(pair.client, pair.server, messages, 65_536)).isEqualTo(messages);
					assertThat(Wires.send(pair.server, pair.client, messages, 9)).isEqualTo(messages);
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void bytesAreThoseOfLibzmq(boolean plaintext) {
		Pair pair = new Pair(1, plaintext);
		assertThat(Wires.control(pair.server)).isEqualTo(GREETING);
		assertThat(Outcome.feed(pair.client, GREETING, Cut.WHOLE).failure()).isNull();
		run(pair.client);
		byte[] token = Bytes.of("04 14 08 'INITIATE' 00 00 00 07 'token' 20 '1'");
		assertThat(Wires.control(pair.client)).isEqualTo(Bytes.join(GREETING, token));

		assertThat(Outcome.feed(pair.server, Bytes.join(GREETING, token), Cut.WHOLE).failure()).isNull();
		run(pair.server);
		byte[] answer = Bytes.of("04 14 08 'INITIATE' 00 00 00 07 'token' 20 '1'");
		assertThat(Wires.control(pair.server)).isEqualTo(answer);

		assertThat(Outcome.feed(pair.client, answer, Cut.WHOLE).failure()).isNull();
		run(pair.client);
		assertThat(Wires.control(pair.client)).isEqualTo(EMPTY);

		pair.server.decode(ByteBuffer.wrap(EMPTY));
		assertThat(pair.server.question().mechanism()).isEqualTo("GSSAPI");
		assertThat(pair.server.question().frames()).containsExactly(Bytes.of("'peer@REALM'"));
		pair.server.answer(ACCEPTED);
		byte[] ready = Wires.control(pair.server);
		byte[] token1 = Arrays.copyOfRange(ready, plaintext ? ready.length : 14, ready.length);
		assertThat(ready).startsWith(plaintext ? Bytes.join(Bytes.of("04"), length(ready), Bytes.of("05 'READY'"))
				: Bytes.join(Bytes.of("04"), length(ready), Bytes.of("07 'MESSAGE' 00 00 00"), length(token1)));
		assertThat(new String(ready, StandardCharsets.ISO_8859_1).contains("Socket-Type")).isEqualTo(plaintext);

		assertThat(Outcome.feed(pair.client, ready, Cut.WHOLE).failure()).isNull();
		assertThat(pair.client.ready()).isTrue();
		assertThat(Wires.control(pair.client)).startsWith(Bytes.of("04"));
	}

	/** What is behind a length of one byte. */
	private static byte[] length(byte[] frame) {
		return new byte[] { (byte) ((frame[0] == 4) ? frame.length - 2 : frame.length) };
	}

	@Test
	void nothingIsReadWhileThereIsAnErrand() {
		Pair pair = new Pair(1, false);
		ByteBuffer in = ByteBuffer.wrap(Bytes.join(GREETING, initiate("token 1"), EMPTY));
		assertThat(pair.server.decode(in)).isNull();

		assertThat(pair.server.errand()).isNotNull();
		assertThat(pair.server.errand().asksNetwork()).isFalse();
		int left = in.remaining();
		assertThat(pair.server.decode(in)).isNull();
		assertThat(in.remaining()).isEqualTo(left).isEqualTo(EMPTY.length);
		run(pair.server);
		assertThat(pair.server.errand()).isNull();
		assertThat(pair.server.decode(in)).isNull();
		assertThat(pair.server.question()).isNotNull();
		assertThatIllegalStateException().isThrownBy(pair.server::errandDone);
	}

	@Test
	void clientAsksTheNetworkBeforeItSendsAnything() {
		Pair pair = new Pair(1, false);
		Wires.control(pair.client);
		pair.client.decode(ByteBuffer.wrap(GREETING));
		assertThat(pair.client.errand().asksNetwork()).isTrue();
		assertThat(pair.client.hasControl()).isFalse();
	}

	@Test
	void stepThatFailsEndsTheHandshakeWithItsReason() {
		Wire client = wire(SocketType.DEALER, (metadata) -> new GssapiClient(metadata, new FakeTokens(1, true) {

			@Override
			public byte[] step(byte[] token) {
				throw new WireException(CloseReason.CREDENTIALS_UNAVAILABLE, "No ticket");
			}

		}, false));
		client.decode(ByteBuffer.wrap(GREETING));
		client.errand().run();
		assertThatExceptionOfType(WireException.class).isThrownBy(client::errandDone)
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CloseReason.CREDENTIALS_UNAVAILABLE));
		assertThat(Outcome.feed(client, READY, Cut.WHOLE).failure()).isEqualTo(CloseReason.CREDENTIALS_UNAVAILABLE);
	}

	@Test
	void stepThatWasNeverTakenIsNoStep() {
		Pair pair = new Pair(1, false);
		pair.client.decode(ByteBuffer.wrap(GREETING));
		assertThatIllegalStateException().isThrownBy(pair.client::errandDone);
	}

	@ParameterizedTest
	@CsvSource({ "''", "00", "00000000", "00000001", "000000024142434445", "FFFFFFFF41", "80000000", "0000000341",
			"000000014141" })
	void tokenHasTheLengthThatItAnnounces(String hex) {
		Pair pair = new Pair(1, false);
		Outcome outcome = Outcome.feed(pair.server,
				Bytes.join(GREETING, Wires.command("INITIATE", HexFormat.of().parseHex(hex))), Cut.WHOLE);
		assertThat(outcome.failure()).isEqualTo(CloseReason.MALFORMED_COMMAND);
		assertThat(pair.server.errand()).isNull();
	}

	@Test
	void tokenIsRefusedByItsHeaderIfItIsTooLong() {
		for (int length : new int[] { 64 * 1024 + 1, Integer.MAX_VALUE }) {
			Pair pair = new Pair(1, false);
			byte[] header = ByteBuffer.allocate(9).put((byte) 6).putLong(length).array();
			Outcome outcome = Outcome.feed(pair.server, Bytes.join(GREETING, header), Cut.WHOLE);
			assertThat(outcome.failure()).isEqualTo(CloseReason.MALFORMED_COMMAND);
		}
		Pair pair = new Pair(1, false);
		byte[] longest = initiate("t".repeat(64 * 1024 - 13));
		assertThat(Outcome.feed(pair.server, Bytes.join(GREETING, longest), Cut.WHOLE).failure()).isNull();
		assertThat(pair.server.errand()).isNotNull();
	}

	@Test
	void exchangeOfTokensHasAnEnd() {
		Pair pair = new Pair(1000, false);
		Outcome outcome = Outcome.feed(pair.server, GREETING, Cut.WHOLE);
		int taken = 0;
		while (outcome.failure() == null) {
			outcome = Outcome.feed(pair.server, initiate("token"), Cut.WHOLE);
			if (outcome.failure() == null) {
				run(pair.server);
				taken++;
			}
		}
		assertThat(outcome.failure()).isEqualTo(CloseReason.UNEXPECTED_COMMAND);
		assertThat(taken).isEqualTo(8);
	}

	@Test
	void commandsAtTheWrongTimeAreRefused() {
		for (byte[] early : List.of(READY, Wires.command("MESSAGE", Bytes.of("00 00 00 01 00")), EMPTY,
				Wires.command("HELLO", new byte[0]))) {
			Pair pair = new Pair(1, false);
			assertThat(Outcome.feed(pair.server, Bytes.join(GREETING, early), Cut.WHOLE).failure())
				.isEqualTo(CloseReason.UNEXPECTED_COMMAND);
		}
		for (byte[] late : List.of(READY, initiate("token 2"), Wires.command("HELLO", new byte[0]))) {
			Pair pair = new Pair(1, false);
			pair.server.decode(ByteBuffer.wrap(Bytes.join(GREETING, initiate("token 1"))));
			run(pair.server);
			assertThat(Outcome.feed(pair.server, late, Cut.WHOLE).failure()).isEqualTo(CloseReason.UNEXPECTED_COMMAND);
			assertThat(pair.server.question()).isNull();
		}
	}

	@Test
	void emptyCommandIsNothingThatAServerSends() {
		Pair pair = new Pair(1, false);
		Outcome outcome = Outcome.feed(pair.client, GREETING, Cut.WHOLE);
		assertThat(outcome.failure()).isNull();
		run(pair.client);
		assertThat(Outcome.feed(pair.client, EMPTY, Cut.WHOLE).failure()).isEqualTo(CloseReason.MALFORMED_COMMAND);
	}

	@Test
	void readyInPlaintextIsNotTakenWhereItIsSealed() {
		Pair pair = new Pair(1, false);
		pair.untilQuestion();
		pair.server.answer(ACCEPTED);
		assertThat(Outcome.feed(pair.server, READY, Cut.WHOLE).failure()).isEqualTo(CloseReason.UNEXPECTED_COMMAND);
		assertThat(pair.server.ready()).isFalse();
	}

	@Test
	void thoseWhoAreRefusedAreToldUnlessForNow() {
		for (int status : new int[] { 300, 400, 500 }) {
			Pair pair = new Pair(1, false);
			pair.untilQuestion();
			assertThatExceptionOfType(WireException.class)
				.isThrownBy(() -> pair.server.answer(new Verdict(status, "Not you", Map.of())))
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CloseReason.AUTHENTICATION_FAILED));
			byte[] told = Wires.control(pair.server);
			if (status == 300) {
				assertThat(told).isEmpty();
			}
			else {
				assertThat(Outcome.feed(pair.client, told, Cut.WHOLE).failure())
					.isEqualTo(CloseReason.AUTHENTICATION_REFUSED);
			}
		}
	}

	@Test
	void changedRepeatedAndPlainMessagesAreNotTaken() {
		Pair pair = new Pair(1, false);
		pair.shakeHands(ACCEPTED, Cut.WHOLE);
		byte[] message = Wires.encode(pair.client, ZmqMessage.of("secret"), 1000);
		assertThat(new String(message, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
		assertThat(Outcome.feed(pair.server, message, Cut.WHOLE).messages()).containsExactly(ZmqMessage.of("secret"));
		assertThat(Outcome.feed(pair.server, message, Cut.WHOLE).failure()).isEqualTo(CloseReason.REPLAYED);

		for (byte[] bytes : List.of(Wires.frame(0, Bytes.of("'plain'")), Wires.frame(0, new byte[0]),
				Wires.frame(0, Bytes.of("07 'MESSAGE'")), Wires.frame(0, Bytes.of("07 'MESSAGE' 00 00 00 00")),
				Wires.frame(0, Bytes.of("07 'MESSAGE' 00 00 00 02 00")),
				Wires.frame(0, Bytes.of("07 'MESSAGE' FF FF FF FF 00")))) {
			Pair other = new Pair(1, false);
			other.shakeHands(ACCEPTED, Cut.WHOLE);
			Outcome outcome = Outcome.feed(other.server, bytes, Cut.WHOLE);
			assertThat(outcome.failure()).isEqualTo(CloseReason.MALFORMED_COMMAND);
			assertThat(outcome.messages()).isEmpty();
		}
	}

	@Test
	void sealedNothingIsNoFrame() {
		Pair pair = new Pair(1, false);
		pair.shakeHands(ACCEPTED, Cut.WHOLE);
		assertThat(Outcome.feed(pair.server, message(new byte[0]), Cut.WHOLE).failure())
			.isEqualTo(CloseReason.MALFORMED_COMMAND);
	}

	/** The flags 4 and 8, which libzmq has since 2026, and the commands of ours. */
	@Test
	void subscriptionsOfEveryFormAreUnderstood() {
		Pair pair = new Pair(new FakeTokens(1, true), SocketType.XPUB, SocketType.SUB, false);
		pair.shakeHands(ACCEPTED, Cut.WHOLE);
		ZmqMessage subscription = ZmqMessage.of(Bytes.of("01 'topic'"));
		byte[] ours = Wires.encode(pair.client, subscription, 1000);
		assertThat(Outcome.feed(pair.server, ours, Cut.WHOLE).messages()).containsExactly(subscription);
		assertThat(Outcome.feed(pair.server, message(2, Bytes.of("04 'topic'")), Cut.WHOLE).messages())
			.containsExactly(subscription);
		assertThat(Outcome.feed(pair.server, message(3, Bytes.of("08 'topic'")), Cut.WHOLE).messages())
			.containsExactly(ZmqMessage.of(Bytes.of("00 'topic'")));
		assertThat(Outcome.feed(pair.server, message(4, Bytes.of("0C 'topic'")), Cut.WHOLE).failure())
			.isEqualTo(CloseReason.MALFORMED_COMMAND);
	}

	private static byte[] message(byte[] content) {
		return message(1, content);
	}

	/** READY had the number 0. */
	private static byte[] message(int number, byte[] content) {
		byte[] token = FakeTokens.sealed(number, content);
		return Wires.frame(0,
				Bytes.join(Bytes.of("07 'MESSAGE'"), ByteBuffer.allocate(4).putInt(token.length).array(), token));
	}

	private static byte[] initiate(String token) {
		return Wires.command("INITIATE",
				ByteBuffer.allocate(4 + token.length())
					.putInt(token.length())
					.put(token.getBytes(StandardCharsets.US_ASCII))
					.array());
	}

	private static void run(Wire wire) {
		wire.errand().run();
		wire.errandDone();
	}

	private static Wire wire(SocketType type, Function<byte[], SecurityMechanism> mechanism) {
		Wire wire = ZmtpWire.factory((security, metadata) -> mechanism.apply(metadata))
			.create(Wires.of(type).settings());
		wire.start(0);
		return wire;
	}

	/** A server and a client. */
	private static final class Pair {

		private final Wire server;

		private final Wire client;

		Pair(int tokens, boolean plaintext) {
			this(new FakeTokens(tokens, true), SocketType.ROUTER, SocketType.DEALER, plaintext);
		}

		Pair(FakeTokens clientTokens, SocketType server, SocketType client, boolean plaintext) {
			this.server = wire(server,
					(metadata) -> new GssapiServer(metadata, new FakeTokens(clientTokens.needed(), false), plaintext));
			this.client = wire(client, (metadata) -> new GssapiClient(metadata, clientTokens, plaintext));
		}

		void untilQuestion() {
			for (int i = 0; i < 20 && this.server.question() == null; i++) {
				carry(this.client, this.server, Cut.WHOLE);
				carry(this.server, this.client, Cut.WHOLE);
			}
			assertThat(this.server.question()).isNotNull();
		}

		void shakeHands(Verdict verdict, Cut cut) {
			for (int i = 0; i < 20 && !(this.server.ready() && this.client.ready()); i++) {
				carry(this.client, this.server, cut);
				if (this.server.question() != null) {
					this.server.answer(verdict);
				}
				carry(this.server, this.client, cut);
			}
			assertThat(this.server.ready()).isTrue();
			assertThat(this.client.ready()).isTrue();
		}

		/** Each side sends one command at a time and waits, so that nothing is left. */
		private static void carry(Wire from, Wire to, Cut cut) {
			ByteBuffer bytes = ByteBuffer.wrap(Wires.control(from));
			int step = (cut == Cut.WHOLE) ? Integer.MAX_VALUE : 1;
			while (bytes.hasRemaining()) {
				int end = bytes.position() + Math.min(step, bytes.remaining());
				ByteBuffer piece = bytes.duplicate().limit(end);
				while (piece.hasRemaining() && to.errand() == null) {
					to.decode(piece);
				}
				bytes.position(piece.position());
				if (to.errand() != null) {
					run(to);
				}
			}
		}

	}

	/**
	 * Tokens that are texts; content is turned around bit by bit, behind a number that
	 * counts.
	 */
	private static class FakeTokens implements GssTokens {

		private final int needed;

		private final boolean client;

		private int taken;

		private int sent;

		private int received;

		FakeTokens(int needed, boolean client) {
			this.needed = needed;
			this.client = client;
		}

		int needed() {
			return this.needed;
		}

		@Override
		public byte[] step(byte[] token) {
			if (this.client && established()) {
				throw new IllegalStateException("There is nothing left to do");
			}
			this.taken++;
			return (this.client && established()) ? new byte[0]
					: ("token " + this.taken).getBytes(StandardCharsets.US_ASCII);
		}

		@Override
		public boolean established() {
			return this.taken >= (this.client ? this.needed + 1 : this.needed);
		}

		@Override
		public String peer() {
			return "peer@REALM";
		}

		@Override
		public byte[] wrap(byte[] content) {
			return sealed(this.sent++, content);
		}

		static byte[] sealed(int number, byte[] content) {
			return ByteBuffer.allocate(1 + content.length).put((byte) number).put(turned(content)).array();
		}

		@Override
		public byte[] unwrap(byte[] source, int from, int length) {
			if ((source[from] & 0xFF) != (this.received++ & 0xFF)) {
				throw new WireException(CloseReason.REPLAYED, "Out of order");
			}
			return turned(Arrays.copyOfRange(source, from + 1, from + length));
		}

		private static byte[] turned(byte[] content) {
			byte[] turned = new byte[content.length];
			for (int i = 0; i < content.length; i++) {
				turned[i] = (byte) ~content[i];
			}
			return turned;
		}

	}

}
