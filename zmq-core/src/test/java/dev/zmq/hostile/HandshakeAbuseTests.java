package dev.zmq.hostile;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Good greetings, followed by anything but a good READY.
 */
class HandshakeAbuseTests {

	private static final byte[] GREETING = Zmtp.greeting(1);

	private static final byte[] TYPE = Zmtp.property("Socket-Type", Zmtp.ascii("REQ"));

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private Victim victim;

	@BeforeEach
	void listen() {
		this.victim = Victim.listen(this.sandbox.socket(SocketType.REP));
	}

	@Test
	void readyCutOffAnywhereIsAFailedHandshake() {
		byte[] ready = Zmtp.ready(SocketType.REQ);
		for (int length = 0; length < ready.length; length++) {
			try (RawPeer raw = this.victim.attacker()) {
				raw.send(GREETING, Arrays.copyOf(ready, length));
				raw.shutdownOutput();
				raw.awaitEnd();
			}
		}
		Waiting.until(() -> assertThat(this.victim.events().endings()).hasSize(ready.length));
		assertThat(this.victim.events().endings()).containsOnly(CloseReason.PEER_CLOSED);
		this.victim.servesGoodClients();
	}

	@Test
	void readyOfEveryShorterLengthIsRefused() {
		byte[] body = Zmtp.commandBody("READY", TYPE);
		for (int length = 1; length < body.length; length++) {
			CloseReason reason = CloseReason.INVALID_METADATA;
			if (length < 6) {
				reason = CloseReason.MALFORMED_COMMAND;
			}
			this.victim.refuses(reason, GREETING, Zmtp.frame(Zmtp.COMMAND, Arrays.copyOf(body, length)));
		}
		this.victim.servesGoodClients();
	}

	@Test
	void emptyCommandIsRefused() {
		this.victim.refuses(CloseReason.MALFORMED_COMMAND, GREETING, Zmtp.frame(Zmtp.COMMAND, new byte[0]));
		this.victim.refuses(CloseReason.MALFORMED_COMMAND, GREETING, Zmtp.frame(Zmtp.COMMAND, new byte[] { 0 }));
		this.victim.refuses(CloseReason.MALFORMED_COMMAND, GREETING, Zmtp.frame(Zmtp.COMMAND, new byte[] { -1, 'R' }));
		this.victim.servesGoodClients();
	}

	@ParameterizedTest
	@ValueSource(strings = { "READX", "ready", "HELLO", "INITIATE", "WELCOME", "PING", "SUBSCRIBE", "READYREADY" })
	void otherCommandsAreRefused(String name) {
		this.victim.refuses(CloseReason.UNEXPECTED_COMMAND, GREETING, Zmtp.command(name, TYPE));
		this.victim.servesGoodClients();
	}

	@Test
	void messageInsteadOfReadyIsRefused() {
		this.victim.refuses(CloseReason.UNEXPECTED_COMMAND, GREETING, Zmtp.message("", "hello"));
		this.victim.refuses(CloseReason.UNEXPECTED_COMMAND, GREETING, Zmtp.longHeader(0, Long.MAX_VALUE));
		this.victim.servesGoodClients();
	}

	@Test
	void errorInsteadOfReadyIsRefusal() {
		this.victim.refuses(CloseReason.AUTHENTICATION_REFUSED, GREETING, Zmtp.command("ERROR", Zmtp.ascii("\003400")));
		this.victim.refuses(CloseReason.MALFORMED_COMMAND, GREETING, Zmtp.command("ERROR", Zmtp.ascii("\004400")));
		this.victim.refuses(CloseReason.MALFORMED_COMMAND, GREETING, Zmtp.command("ERROR"));
		this.victim.servesGoodClients();
	}

	@ParameterizedTest
	@ValueSource(longs = { 16 * 1024 + 1, 1 << 20, Integer.MAX_VALUE, 1L << 31, 1L << 32, Long.MAX_VALUE })
	void commandTooLongForAHandshakeIsRefused(long length) {
		this.victim.refuses(CloseReason.MALFORMED_COMMAND, GREETING, Zmtp.longHeader(Zmtp.COMMAND, length));
		this.victim.servesGoodClients();
	}

	@ParameterizedTest
	@ValueSource(longs = { Long.MIN_VALUE, -1 })
	void lengthBeyond63BitsIsRefused(long length) {
		this.victim.refuses(CloseReason.MALFORMED_FRAME, GREETING, Zmtp.longHeader(Zmtp.COMMAND, length));
		this.victim.servesGoodClients();
	}

	@ParameterizedTest
	@EnumSource(SocketType.class)
	void everyOtherSocketTypeIsRefused(SocketType type) {
		if (!type.compatibleWith(SocketType.REP)) {
			this.victim.refuses(CloseReason.INCOMPATIBLE_SOCKET_TYPE, GREETING, Zmtp.ready(type));
		}
		this.victim.servesGoodClients();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "REQ2", "req", "RE", "REQ ", "\0\0\0", "SERVER" })
	void unknownSocketTypeIsRefused(String type) {
		this.victim.refuses(CloseReason.INCOMPATIBLE_SOCKET_TYPE, GREETING,
				Zmtp.ready(Zmtp.property("Socket-Type", Zmtp.ascii(type))));
		this.victim.servesGoodClients();
	}

	@Test
	void missingSocketTypeIsRefused() {
		this.victim.refuses(CloseReason.INVALID_METADATA, GREETING, Zmtp.command("READY"));
		this.victim.refuses(CloseReason.INVALID_METADATA, GREETING,
				Zmtp.ready(Zmtp.property("Identity", Zmtp.ascii("me"))));
		this.victim.servesGoodClients();
	}

	@Test
	void malformedPropertiesAreRefused() {
		this.victim.refuses(CloseReason.INVALID_METADATA, GREETING, Zmtp.ready(TYPE, TYPE));
		this.victim.refuses(CloseReason.INVALID_METADATA, GREETING, Zmtp.ready(TYPE, Zmtp.property("", new byte[1])));
		this.victim.refuses(CloseReason.INVALID_METADATA, GREETING, Zmtp.ready(TYPE, new byte[] { -1, 'X' }));
		this.victim.refuses(CloseReason.INVALID_METADATA, GREETING,
				Zmtp.ready(TYPE, Zmtp.property("X-a\u007f", new byte[1])));
		for (int length : new int[] { 2, 256, Integer.MAX_VALUE, Integer.MIN_VALUE, -1 }) {
			this.victim.refuses(CloseReason.INVALID_METADATA, GREETING,
					Zmtp.ready(TYPE, Zmtp.property("X-a", length, new byte[1])));
		}
		this.victim.servesGoodClients();
	}

	@Test
	void tooManyPropertiesAreRefused() {
		byte[][] properties = IntStream.range(0, 200)
			.mapToObj((i) -> Zmtp.property("X-" + i, new byte[0]))
			.toArray(byte[][]::new);
		this.victim.refuses(CloseReason.INVALID_METADATA, GREETING, Zmtp.ready(TYPE, Zmtp.concat(properties)));
		this.victim.servesGoodClients();
	}

	@ParameterizedTest
	@ValueSource(ints = { 256, 1000 })
	void routingIdTooLongIsRefused(int length) {
		this.victim.refuses(CloseReason.INVALID_METADATA, GREETING, Zmtp.ready(SocketType.REQ, new byte[length]));
		this.victim.servesGoodClients();
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32, 64, 128, 1 })
	void wrongFlagsOnReadyAreRefused(int flag) {
		byte[] ready = Zmtp.ready(SocketType.REQ);
		ready[0] |= (byte) flag;
		this.victim.refuses(CloseReason.MALFORMED_FRAME, GREETING, ready);
		this.victim.servesGoodClients();
	}

}
