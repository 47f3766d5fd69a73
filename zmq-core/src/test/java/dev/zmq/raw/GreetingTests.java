package dev.zmq.raw;

import java.util.Arrays;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.RawFrame;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawServer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What this side says in the handshake, byte by byte, and which greetings it accepts.
 */
class GreetingTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void greetingIsThatOfVersion31() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.send(Zmtp.greeting(1));
			byte[] greeting = raw.read(Zmtp.GREETING);
			// The padding may carry what only ZMTP 1 peers look at
			Arrays.fill(greeting, 1, 9, (byte) 0);
			assertThat(greeting).isEqualTo(Zmtp.greeting(1));
		}
	}

	@ParameterizedTest
	@EnumSource(SocketType.class)
	void readyNamesTheSocketType(SocketType type) {
		if (type == SocketType.STREAM) {
			return;
		}
		ZmqSocket socket = this.sandbox.socket(type);
		SocketType other = Arrays.stream(SocketType.values()).filter(type::compatibleWith).findFirst().orElseThrow();
		try (RawPeer raw = RawPeer.connect(socket.bind("tcp://127.0.0.1:*"))) {
			assertThat(raw.handshake(1, other).properties()).containsEntry("Socket-Type", type.name());
		}
	}

	@ParameterizedTest
	@EnumSource(value = SocketType.class, names = { "REQ", "DEALER", "ROUTER" })
	void readyTellsTheRoutingId(SocketType type) {
		ZmqSocket socket = this.sandbox.socket(type);
		socket.set(SocketOption.ROUTING_ID, new byte[] { 1, 0, (byte) 0xE9 });
		try (RawPeer raw = RawPeer.connect(socket.bind("tcp://127.0.0.1:*"))) {
			assertThat(raw.handshake(1, SocketType.ROUTER).properties()).containsEntry("Identity", "\1\0\u00e9");
		}
	}

	@ParameterizedTest
	@CsvSource({ "3, 0", "3, 1", "3, 2", "3, 255", "4, 0", "255, 0" })
	void versionsFrom30OnAreAccepted(int major, int minor) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.send(Zmtp.greeting(major, minor, "NULL", false), Zmtp.ready(SocketType.PUSH), Zmtp.message("hello"));
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of("hello"));
		}
	}

	@Test
	void whatIsNotDefinedInAGreetingIsNotLookedAt() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		byte[] greeting = Zmtp.greeting(3, 1, "NULL", true);
		Arrays.fill(greeting, 1, 9, (byte) 0xAA);
		Arrays.fill(greeting, 33, 64, (byte) 0xBB);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.send(greeting, Zmtp.ready(SocketType.PUSH), Zmtp.message("hello"));
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of("hello"));
		}
	}

	@Test
	void namesOfPropertiesAreComparedWithoutCase() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		try (RawPeer raw = RawPeer.connect(router.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, Zmtp.ready(Zmtp.property("socket-TYPE", Zmtp.ascii("DEALER")),
					Zmtp.property("IDENTITY", Zmtp.ascii("me"))));
			raw.send(Zmtp.message("hello"));
			assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", "hello"));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void everythingMayComeByteByByte(int minor) {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		try (RawPeer raw = RawPeer.connect(rep.bind("tcp://127.0.0.1:*"))) {
			raw.sendByteByByte(Zmtp.concat(Zmtp.greeting(minor), Zmtp.ready(SocketType.REQ),
					Zmtp.message("", "question"), Zmtp.ping(0, new byte[0])));
			assertThat(rep.receive()).isEqualTo(ZmqMessage.of("question"));
			rep.send("answer");
			raw.read(Zmtp.GREETING);
			assertThat(raw.readFrame().name()).isEqualTo("READY");
			RawFrame frame = raw.readFrame();
			RawFrame content = frame.isCommand() ? raw.readFrame() : frame;
			assertThat(content).isEqualTo(new RawFrame(Zmtp.MORE, new byte[0]));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void everythingMayComeAtOnce(int minor) {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		try (RawPeer raw = RawPeer.connect(rep.bind("tcp://127.0.0.1:*"))) {
			raw.send(Zmtp.greeting(minor), Zmtp.ready(SocketType.REQ), Zmtp.message("", "question"));
			assertThat(rep.receive()).isEqualTo(ZmqMessage.of("question"));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void everythingMayComeAtOnceFromTheServer(int minor) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		try (RawServer server = RawServer.listen()) {
			pull.connect(server.endpoint());
			try (RawPeer raw = server.accept()) {
				raw.send(Zmtp.greeting(minor), Zmtp.ready(SocketType.PUSH), Zmtp.message("one"), Zmtp.message("two"));
				assertThat(pull.receive()).isEqualTo(ZmqMessage.of("one"));
				assertThat(pull.receive()).isEqualTo(ZmqMessage.of("two"));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 255, 256 })
	void longFormIsAcceptedForEveryLength(int length) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, SocketType.PUSH);
			raw.send(Zmtp.longFrame(Zmtp.MORE, new byte[length]), Zmtp.longFrame(0, new byte[length]));
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of(new byte[length], new byte[length]));
		}
	}

	@Test
	void shortFramesAreSentInTheShortForm() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		try (RawPeer raw = RawPeer.connect(push.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, SocketType.PULL);
			push.send(ZmqMessage.of(new byte[255], new byte[256], new byte[0]));
			assertThat(raw.read(2)).containsExactly(Zmtp.MORE, 255);
			raw.read(255);
			assertThat(raw.read(9)).containsExactly(Zmtp.MORE | Zmtp.LONG, 0, 0, 0, 0, 0, 0, 1, 0);
			raw.read(256);
			assertThat(raw.read(2)).containsExactly(0, 0);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void connectingSideSpeaksToEveryVersion(int minor) {
		ZmqSocket req = this.sandbox.socket(SocketType.REQ);
		try (RawServer server = RawServer.listen()) {
			req.connect(server.endpoint());
			req.send("question");
			try (RawPeer raw = server.accept()) {
				raw.handshake(minor, SocketType.REP);
				assertThat(raw.readFrame()).isEqualTo(new RawFrame(Zmtp.MORE, new byte[0]));
				assertThat(raw.readFrame().text()).isEqualTo("question");
				raw.send(Zmtp.message("", "answer"));
				assertThat(req.receive()).isEqualTo(ZmqMessage.of("answer"));
			}
		}
	}

	@Test
	void unknownCommandsAreIgnored() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, SocketType.PUSH);
			raw.send(Zmtp.command("NONSENSE", new byte[20]), Zmtp.subscribe("topic"), Zmtp.message("hello"));
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of("hello"));
		}
	}

	@Test
	void commandsMayStandBetweenTheFramesOfAMessage() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, SocketType.PUSH);
			raw.send(Zmtp.frame(Zmtp.MORE, Zmtp.ascii("one")), Zmtp.ping(0, Zmtp.ascii("x")),
					Zmtp.frame(0, Zmtp.ascii("two")));
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of("one", "two"));
			assertThat(raw.readFrame().text()).isEqualTo("\4PONGx");
		}
	}

}
