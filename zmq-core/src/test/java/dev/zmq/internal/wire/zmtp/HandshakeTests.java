package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;
import java.util.Map;

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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

class HandshakeTests {

	private static final byte[] TYPE = Wires.property("Socket-Type", Bytes.of("'DEALER'"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "PUSH   |            | 04 1A 05 'READY' 0B 'Socket-Type' 00*3 04 'PUSH'",
			"PAIR   | 41 00 FF   | 04 2A 05 'READY' 0B 'Socket-Type' 00*3 04 'PAIR' 08 'Identity' 00*3 03 41 00 FF",
			"DEALER |            | 04 29 05 'READY' 0B 'Socket-Type' 00*3 06 'DEALER' 08 'Identity' 00*4",
			"REQ    |            | 04 26 05 'READY' 0B 'Socket-Type' 00*3 03 'REQ' 08 'Identity' 00*4",
			"ROUTER | 72         | 04 2A 05 'READY' 0B 'Socket-Type' 00*3 06 'ROUTER' 08 'Identity' 00*3 01 'r'",
			"REP    |            | 04 19 05 'READY' 0B 'Socket-Type' 00*3 03 'REP'" })
	void readyFollowsTheGreetingOfThePeer(SocketType type, String routingId, String ready) {
		Wire wire = Wires.of(type).routingId((routingId != null) ? routingId : "").started();
		Wires.control(wire);
		assertThat(Outcome.feed(wire, Wires.greeting(1), Cut.WHOLE).failure()).isNull();

		assertThat(Wires.control(wire, 10)).isEqualTo(Bytes.of(ready));
		assertThat(wire.ready()).isFalse();
	}

	@Test
	void applicationPropertiesAreAnnounced() {
		Wire wire = Wires.of(SocketType.PUB).property("X-Region", "n\u00f6rd").started();
		Outcome.feed(wire, Wires.greeting(1), Cut.WHOLE);

		assertThat(Wires.control(wire)).endsWith(Bytes.of("08 'X-Region' 00*3 05 'n' C3 B6 'rd'"));
	}

	@Test
	void longReadyIsALongFrame() {
		Wire wire = Wires.of(SocketType.PUB).property("X-Long", "v".repeat(300)).started();
		Outcome.feed(wire, Wires.greeting(1), Cut.WHOLE);

		byte[] control = Wires.control(wire);
		assertThat(control).hasSize(64 + 9 + 336).containsSequence(Bytes.of("06 00*6 01 50 05 'READY'"));
	}

	@Test
	void propertiesThatCannotBeAnnouncedAreRefusedAtOnce() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Wires.of(SocketType.PUB).property("X-" + "n".repeat(254), "").started())
			.withMessageContaining("1 to 255");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Wires.of(SocketType.PUB).property("socket-type", "SUB").started())
			.withMessageContaining("twice");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void peerIsKnownOnceReadyIsThere(int way) {
		byte[] id = Bytes.of("'id-' C3 A4");
		byte[] handshake = Bytes.join(Wires.greeting(0),
				Wires.command("READY", Bytes.join(Wires.property("IDENTITY", id),
						Wires.property("x-Zone", Bytes.of("'a'")), Wires.property("socket-TYPE", Bytes.of("'DEALER'")),
						Wires.property("Resource", Bytes.of("'r'")), Wires.property("User-Id", Bytes.of("'root'")),
						Wires.property("Peer-Address", Bytes.of("'10.0.0.1'")))));
		Wire wire = Wires.of(SocketType.ROUTER).started();
		assertThatIllegalStateException().isThrownBy(wire::peer);
		byte[] message = Bytes.of("00 01 'm'");
		Outcome outcome = Outcome.feed(wire, (way == 3) ? Bytes.join(handshake, message) : handshake,
				(way == 2) ? Cut.BYTE_BY_BYTE : Cut.WHOLE);

		assertThat(outcome.failure()).as(outcome.detail()).isNull();
		assertThat(wire.peer().socketType()).isEqualTo(SocketType.DEALER);
		assertThat(wire.peer().routingId()).isEqualTo(id);
		assertThat(wire.peer().mechanism()).isEqualTo("NULL");
		assertThat(wire.peer().minor()).isZero();
		assertThat(wire.peer().properties()).as("nobody is who he says he is")
			.containsOnly(entry("Socket-Type", "DEALER"), entry("Identity", "id-\u00e4"),
					entry("Routing-Id", "id-\u00e4"), entry("Peer-Address", "192.0.2.1"), entry("x-Zone", "a"));
		assertThat(outcome.messages()).hasSize((way == 3) ? 1 : 0);
	}

	@Test
	void emptyIdentityIsNone() {
		byte[] ready = Wires.command("READY", Bytes.join(TYPE, Wires.property("Identity", new byte[0])));
		Wire wire = Wires.of(SocketType.ROUTER).started();
		Outcome.feed(wire, Bytes.join(Wires.greeting(1), ready), Cut.WHOLE);

		assertThat(wire.peer().routingId()).isEmpty();
		assertThat(wire.peer().properties()).containsOnlyKeys("Socket-Type", "Peer-Address");
	}

	@Test
	void decodeStopsAtTheEndOfTheHandshakeSoThatThePeerCanBeAttached() {
		Wire wire = Wires.of(SocketType.PULL).started();
		ByteBuffer in = ByteBuffer
			.wrap(Bytes.join(Wires.greeting(1), Wires.ready("'PUSH'"), Bytes.of("00 01 'a' 00 01 'b'")));

		assertThat(wire.decode(in)).isNull();
		assertThat(wire.ready()).isTrue();
		assertThat(in.remaining()).isEqualTo(6);
		assertThat(wire.decode(in)).isEqualTo(ZmqMessage.of("a"));
		assertThat(wire.decode(in)).isEqualTo(ZmqMessage.of("b"));
	}

	@Test
	void allMessagesOfAConnectionShareTheirProperties() {
		Wire wire = Wires.of(SocketType.PULL).ready();

		Outcome outcome = Outcome.feed(wire, Bytes.of("00 00 01 00 00 00 00 01 'x'"), Cut.WHOLE);

		assertThat(outcome.messages()).hasSize(3)
			.allSatisfy((message) -> assertThat(message.property("peer-address")).isEqualTo("192.0.2.1"))
			.allSatisfy((message) -> assertThat(message.properties()).isEqualTo(wire.peer().properties()));
	}

	@ParameterizedTest
	@EnumSource(value = SocketType.class, names = "STREAM", mode = EnumSource.Mode.EXCLUDE)
	void typesThatDoNotGoTogetherAreRefused(SocketType own) {
		for (SocketType peer : SocketType.values()) {
			Wire wire = Wires.of(own).started();
			Outcome outcome = Outcome.feed(wire,
					Bytes.join(Wires.greeting(1), Wires.ready("'" + peer.wireName() + "'")), Cut.WHOLE);

			assertThat(wire.ready()).isEqualTo(own.compatibleWith(peer));
			assertThat(outcome.failure())
				.isEqualTo(own.compatibleWith(peer) ? null : CloseReason.INCOMPATIBLE_SOCKET_TYPE);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "'push'", "'PUSH' 20", "'PUSH' 00", "", "'DISH'", "'PUSH' 0A FF" })
	void socketTypeIsComparedExactly(String type) {
		Outcome outcome = Outcome.feed(Wires.of(SocketType.PULL).started(),
				Bytes.join(Wires.greeting(1), Wires.ready(type)), Cut.WHOLE);

		assertThat(outcome.failure()).isEqualTo(CloseReason.INCOMPATIBLE_SOCKET_TYPE);
		assertThat(outcome.detail()).matches("[ -~]+");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"04 06 05 'READY'                                                                  | INVALID_METADATA",
			"04 07 05 'READY' 00                                                               | INVALID_METADATA",
			"04 07 05 'READY' 0B                                                               | INVALID_METADATA",
			"04 0B 05 'READY' 0B 'Sock'                                                        | INVALID_METADATA",
			"04 12 05 'READY' 0B 'Socket-Type'                                                 | INVALID_METADATA",
			"04 15 05 'READY' 0B 'Socket-Type' 00*3                                            | INVALID_METADATA",
			"04 19 05 'READY' 0B 'Socket-Type' 00*3 04 'DEA'                                   | INVALID_METADATA",
			"04 1C 05 'READY' 0B 'Socket-Type' FF*4 'DEALER'                                   | INVALID_METADATA",
			"04 1C 05 'READY' 0B 'Socket-Type' 80 00*2 06 'DEALER'                             | INVALID_METADATA",
			"04 1C 05 'READY' 0B 'Socket-Type' 00*3 05 'DEALER'                                | INVALID_METADATA",
			"04 32 05 'READY' 0B 'Socket-Type' 00*3 06 'DEALER' 0B 'SOCKET-TYPE' 00*3 06 'DEALER' | INVALID_METADATA",
			"04 0F 05 'READY' 04 'X-' 0A 'x' 00*4                                              | INVALID_METADATA",
			"04 0E 05 'READY' 03 'X-' E4 00*4                                                  | INVALID_METADATA",
			"04 06 05 'HELLO'                                                                  | UNEXPECTED_COMMAND",
			"04 0D 04 'PING' 00 00 'contex'                                                    | UNEXPECTED_COMMAND",
			"04 06 05 'ready'                                                                  | UNEXPECTED_COMMAND",
			"00                                                                                | ''",
			"00 00                                                                             | UNEXPECTED_COMMAND",
			"01 05                                                                             | UNEXPECTED_COMMAND",
			"04 00                                                                             | MALFORMED_COMMAND",
			"04 01 00                                                                          | MALFORMED_COMMAND",
			"04 01 01                                                                          | MALFORMED_COMMAND",
			"04 05 05 'READ'                                                                   | MALFORMED_COMMAND",
			"05                                                                                | MALFORMED_FRAME",
			"0C                                                                                | MALFORMED_FRAME",
			"84                                                                                | MALFORMED_FRAME",
			"06 00*6 40 00                                                                     | ''",
			"06 00*6 40 01                                                                     | MALFORMED_COMMAND",
			"06 00*4 80 00*3                                                                   | MALFORMED_COMMAND",
			"06 7F FF*7                                                                        | MALFORMED_COMMAND",
			"06 80 00*7                                                                        | MALFORMED_FRAME",
			"06 FF*8                                                                           | MALFORMED_FRAME",
			"04 06 05 'ERROR'                                                                  | MALFORMED_COMMAND",
			"04 07 05 'ERROR' 03                                                               | MALFORMED_COMMAND",
			"04 0B 05 'ERROR' 03 '4000'                                                        | MALFORMED_COMMAND",
			"04 07 05 'ERROR' 00                                                               | AUTHENTICATION_REFUSED",
			"04 0A 05 'ERROR' 03 '400'                                                         | AUTHENTICATION_REFUSED",
			"04 09 '^RROR' 03 '400'                                                            | AUTHENTICATION_REFUSED",
			"04 09 '^RROR' 04 '400'                                                            | MALFORMED_COMMAND",
			"04 09 '^RROX' 03 '400'                                                            | MALFORMED_COMMAND" })
	void brokenHandshakeIsToldFromEachOther(String command, String reason) {
		byte[] bytes = Bytes.join(Wires.greeting(1), Bytes.of(command));
		CloseReason expected = reason.isEmpty() ? null : CloseReason.valueOf(reason);
		for (Cut cut : new Cut[] { Cut.WHOLE, Cut.BYTE_BY_BYTE }) {
			Wire wire = Wires.of(SocketType.ROUTER).started();
			assertThat(Outcome.feed(wire, bytes, cut).failure()).isEqualTo(expected);
			assertThat(wire.ready()).isFalse();
		}
		if (expected != null) {
			Outcome outcome = Outcome.feed(Wires.of(SocketType.ROUTER).started(),
					Bytes.join(bytes, Wires.ready("'DEALER'")), Cut.WHOLE);
			assertThat(outcome.failure()).isEqualTo(expected);
			assertThat(outcome.detail()).isNotBlank();
		}
	}

	@Test
	void reasonOfARefusalIsShownWithoutItsControlCharacters() {
		Outcome outcome = Outcome.feed(Wires.of(SocketType.ROUTER).started(),
				Bytes.join(Wires.greeting(1), Bytes.of("04 0D 05 'ERROR' 06 'no' 0A 1B 'go'")), Cut.WHOLE);

		assertThat(outcome.failure()).isEqualTo(CloseReason.AUTHENTICATION_REFUSED);
		assertThat(outcome.detail()).endsWith("no??go");
	}

	@ParameterizedTest
	@CsvSource({ "31, ", "32, INVALID_METADATA", "1000, INVALID_METADATA" })
	void propertiesAreLimitedInNumber(int others, CloseReason reason) {
		byte[] properties = TYPE;
		for (int i = 0; i < others; i++) {
			properties = Bytes.join(properties, Wires.property("X-" + i, new byte[1]));
		}
		Outcome outcome = Outcome.feed(Wires.of(SocketType.ROUTER).started(),
				Bytes.join(Wires.greeting(1), Wires.command("READY", properties)), Cut.WHOLE);

		assertThat(outcome.failure()).isEqualTo(reason);
	}

	@ParameterizedTest
	@CsvSource({ "255, ", "256, INVALID_METADATA" })
	void routingIdIsLimitedInLength(int length, CloseReason reason) {
		byte[] properties = Bytes.join(TYPE, Wires.property("Identity", Bytes.pattern(length)));
		Outcome outcome = Outcome.feed(Wires.of(SocketType.ROUTER).started(),
				Bytes.join(Wires.greeting(1), Wires.command("READY", properties)), Cut.WHOLE);

		assertThat(outcome.failure()).isEqualTo(reason);
	}

	@Test
	void longestCommandIsAccepted() {
		byte[] head = Bytes.join(Bytes.of("05 'READY'"), TYPE);
		byte[] value = new byte[CommandReader.MAX_COMMAND - head.length - "X-Long".length() - 5];
		byte[] properties = Bytes.join(TYPE, Wires.property("X-Long", value));
		for (Cut cut : new Cut[] { Cut.WHOLE, Cut.BYTE_BY_BYTE }) {
			Wire wire = Wires.of(SocketType.ROUTER).started();
			assertThat(Outcome.feed(wire, Bytes.join(Wires.greeting(1), Wires.command("READY", properties)), cut)
				.failure()).isNull();
			assertThat(wire.peer().properties().get("X-Long")).hasSize(value.length);
		}
	}

	@Test
	void secondReadyEndsTheConnection() {
		Wire wire = Wires.of(SocketType.ROUTER).ready();

		assertThat(Outcome.feed(wire, Wires.ready("'DEALER'"), Cut.BYTE_BY_BYTE).failure())
			.isEqualTo(CloseReason.UNEXPECTED_COMMAND);
	}

	@Test
	void messagesWaitForTheHandshake() {
		Wire wire = Wires.of(SocketType.PUSH).started();

		assertThatIllegalStateException()
			.isThrownBy(() -> wire.encode(ZmqMessage.of("early"), ByteBuffer.allocate(100)))
			.withMessageContaining("handshake");
		assertThatIllegalStateException().isThrownBy(() -> wire.resume(ByteBuffer.allocate(100)));
		wire.close();
	}

	@Test
	void propertiesOfThePeerCannotBeChanged() {
		Map<String, String> properties = Wires.of(SocketType.PUSH).ready().peer().properties();

		assertThat(properties).isUnmodifiable();
	}

}
