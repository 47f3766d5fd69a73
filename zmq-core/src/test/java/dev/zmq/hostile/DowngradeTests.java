package dev.zmq.hostile;

import java.time.Duration;
import java.util.stream.Stream;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Armour;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.GoodClient;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawServer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Peers that want an older version, another mechanism or none, and go on at once as if
 * that were settled: nothing that they send is ever a message, nothing is told to them
 * but a greeting, and each of them is an event that says what it was.
 */
class DowngradeTests {

	private static final String WANTED = "downgraded";

	/** Of ZMTP 3, without security. */
	private static final byte[] UNSECURED = Zmtp.concat(Zmtp.ready(SocketType.PUSH), Zmtp.message(WANTED));

	/** How ZMTP 2.0 and its successors begin. */
	private static final byte[] SIGNATURE = { (byte) 0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F };

	/** The kind of socket that PUSH is, in ZMTP 1.0 and 2.0. */
	private static final byte PUSH = 8;

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	static Stream<Arguments> downgrades() {
		return Row.all()
			.filter((row) -> !row.tls())
			.flatMap((row) -> Stream
				.of(Stream.of(unversioned(), unversionedWithRoutingId()), Stream.of(0, 1, 2).map(DowngradeTests::old),
						Stream.of(0, 1, 2).map(DowngradeTests::impossible), mechanisms(row.armour()),
						(row.armour() == Armour.NULL) ? Stream.<Downgrade>of() : unsecured(row.armour()))
				.flatMap((downgrade) -> downgrade)
				.map((downgrade) -> Arguments.of(row, downgrade)));
	}

	/** Frames have a length, which counts the flags, and flags. */
	private static Downgrade unversioned() {
		return new Downgrade("ZMTP 1.0", CloseReason.UNSUPPORTED_VERSION,
				Zmtp.concat(new byte[] { 1, 0, (byte) (1 + WANTED.length()), 0 }, Zmtp.ascii(WANTED)));
	}

	private static Downgrade unversionedWithRoutingId() {
		return new Downgrade("ZMTP 1.0 with a routing id", CloseReason.UNSUPPORTED_VERSION, Zmtp.concat(
				new byte[] { (byte) 0xFF, 0, 0, 0, 0, 0, 0, 0, 3, 0, 'i', 'd', (byte) (1 + WANTED.length()), 0 },
				Zmtp.ascii(WANTED)));
	}

	private static Downgrade old(int revision) {
		return new Downgrade("ZMTP 2.0 of revision " + revision, CloseReason.UNSUPPORTED_VERSION,
				Zmtp.concat(SIGNATURE, new byte[] { (byte) revision, PUSH, 0, 0 }, Zmtp.message(WANTED)));
	}

	/** What no program speaks: an old version, and what 3.0 has brought. */
	private static Downgrade impossible(int major) {
		return new Downgrade("the greeting of ZMTP 3, with version " + major, CloseReason.UNSUPPORTED_VERSION,
				Zmtp.concat(Zmtp.greeting(major, 0, "NULL", false), UNSECURED));
	}

	private static Stream<Downgrade> mechanisms(Armour armour) {
		return Stream.of("NULL", "PLAIN", "CURVE", "GSSAPI", "", "null", armour + "X")
			.filter((name) -> !name.equals(armour.name()))
			.flatMap((name) -> greetings(name, CloseReason.MECHANISM_MISMATCH));
	}

	/** The right mechanism by name, and none in what follows. */
	private static Stream<Downgrade> unsecured(Armour armour) {
		return greetings(armour.name(), CloseReason.UNEXPECTED_COMMAND);
	}

	private static Stream<Downgrade> greetings(String mechanism, CloseReason reason) {
		return Stream.of(0, 1)
			.flatMap((minor) -> Stream.of(false, true)
				.map((asServer) -> new Downgrade(
						"ZMTP 3." + minor + " with '" + mechanism + "'" + (asServer ? " as a server" : ""), reason,
						Zmtp.concat(Zmtp.greeting(3, minor, mechanism, asServer), UNSECURED))));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("downgrades")
	void nobodyTalksASocketOutOfItsSecurity(Row row, Downgrade downgrade) {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().authenticator(Armour.GATE));
		ZmqSocket pull = row.wear(this.sandbox.socket(context, SocketType.PULL), true);
		// who has failed is not dialled again in this test
		pull.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMinutes(1));
		EventLog events = EventLog.of(pull);
		Endpoint endpoint = pull.bind(row.address());
		if (row.server()) {
			refuses(RawPeer.connect(endpoint), row, downgrade);
		}
		else {
			try (RawServer server = RawServer.listen()) {
				pull.connect(server.endpoint());
				refuses(server.accept(), row, downgrade);
			}
		}
		SocketEvent.HandshakeFailed failed = events.await(SocketEvent.HandshakeFailed.class);
		assertThat(failed.reason()).as("%s", failed).isEqualTo(downgrade.reason());
		assertThat(failed.detail()).isNotBlank();
		assertThat(failed.mechanism()).isEqualTo(row.armour().name());
		if (row.server()) {
			GoodClient.getsService(pull, endpoint, (client) -> row.wear(client, false));
		}
		else {
			GoodClient.givesService(pull, row.address(), (server) -> row.wear(server, false));
		}
		assertThat(pull.stats().received().messages()).as("what was received is the good peer's").isEqualTo(1);
		events.awaitHandshakes(1);
		assertThat(events.all(SocketEvent.HandshakeSucceeded.class)).hasSize(1);
	}

	private static void refuses(RawPeer raw, Row row, Downgrade downgrade) {
		try (raw) {
			raw.trySend(downgrade.bytes());
			int heard = raw.awaitEnd();
			if (row.server() || downgrade.reason() != CloseReason.UNEXPECTED_COMMAND) {
				assertThat(heard).as("bytes that the peer has heard").isLessThanOrEqualTo(Zmtp.GREETING);
			}
		}
	}

	/** As in libzmq, which sends 0 from both sides: options tell who the server is. */
	@Test
	void asServerFlagOfNullMeansNothing() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		Endpoint endpoint = pull.bind("tcp://127.0.0.1:*");
		try (RawPeer raw = RawPeer.connect(endpoint)) {
			raw.send(Zmtp.greeting(3, 1, "NULL", true), Zmtp.ready(SocketType.PUSH), Zmtp.message("equal"));
			assertThat(pull.receive().string(0)).isEqualTo("equal");
		}
	}

	/**
	 * What a peer begins with, and goes on with.
	 *
	 * @param name what it is
	 * @param reason what comes of it
	 * @param bytes greeting, handshake and message
	 */
	record Downgrade(String name, CloseReason reason, byte[] bytes) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
