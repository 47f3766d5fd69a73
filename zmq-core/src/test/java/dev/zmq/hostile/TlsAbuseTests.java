package dev.zmq.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.option.TlsSettings;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.GoodClient;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawTls;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.TestAuthority;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is said to a port of {@code tls+tcp}, good clients get service.
 */
class TlsAbuseTests {

	private static final TestAuthority AUTHORITY = new TestAuthority("authority");

	private static final TlsSettings SERVER = TlsSettings.builder()
		.context(AUTHORITY.context(AUTHORITY.issue("server", "127.0.0.1")))
		.build();

	private static final TlsSettings CLIENT = TlsSettings.builder().context(AUTHORITY.context()).build();

	private static final Duration SHORT = Duration.ofMillis(300);

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private ZmqSocket pull;

	private EventLog events;

	private Endpoint endpoint;

	@BeforeEach
	void listen() {
		this.pull = this.sandbox.socket(SocketType.PULL);
		this.pull.set(SocketOption.TLS, SERVER);
		this.pull.set(SocketOption.HANDSHAKE_TIMEOUT, SHORT.multipliedBy(10));
		this.events = EventLog.of(this.pull);
		this.endpoint = this.pull.bind("tls+tcp://127.0.0.1:*");
	}

	@AfterEach
	void goodClientGetsService() {
		GoodClient.getsService(this.pull, this.endpoint, (client) -> client.set(SocketOption.TLS, CLIENT));
	}

	@Test
	void garbageIsRefusedByItsFirstByte() {
		long seed = System.nanoTime();
		byte[] garbage = new byte[100_000];
		new Random(seed).nextBytes(garbage);
		garbage[0] = 'G';
		refuses(CloseReason.NOT_TLS, garbage);
	}

	@Test
	void garbageInsideARecordIsRefused() {
		long seed = System.nanoTime();
		byte[] garbage = new byte[200];
		new Random(seed).nextBytes(garbage);
		refuses(CloseReason.TLS_FAILED, record(22, garbage));
	}

	@Test
	void recordThatIsTooLongIsRefused() {
		refuses(CloseReason.TLS_FAILED, new byte[] { 22, 3, 3, (byte) 0xFF, (byte) 0xFF }, new byte[70_000]);
	}

	@Test
	void messageOfTheHandshakeThatIsTooLongIsRefused() {
		List<byte[]> parts = new ArrayList<>();
		// a hello of client that says it has 16 MiB, less one byte
		parts.add(record(22, new byte[] { 1, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF }));
		for (int i = 0; i < 64; i++) {
			parts.add(record(22, new byte[16_000]));
		}
		refuses(CloseReason.TLS_FAILED, parts.toArray(byte[][]::new));
	}

	@Test
	void floodOfEmptyRecordsIsRefusedOrEndsInTime() {
		List<byte[]> parts = new ArrayList<>();
		for (int i = 0; i < 20_000; i++) {
			parts.add(record(22, new byte[0]));
		}
		try (RawPeer raw = RawPeer.connect(this.endpoint)) {
			raw.trySend(Zmtp.concat(parts.toArray(byte[][]::new)));
			raw.awaitEnd();
		}
		this.events.awaitRefused(1, CloseReason.TLS_FAILED, CloseReason.HANDSHAKE_TIMEOUT);
	}

	@Test
	void handshakeByteByByteIsAHandshake() throws Exception {
		try (SlowPath path = new SlowPath(this.endpoint)) {
			GoodClient.getsService(this.pull, path.endpoint(), (client) -> client.set(SocketOption.TLS, CLIENT));
		}
	}

	@Test
	void silentAndHalfSpokenClientsHaveTheTimeOfAHandshake() {
		this.pull.unbind(this.endpoint.toString());
		this.pull.set(SocketOption.HANDSHAKE_TIMEOUT, SHORT);
		this.endpoint = this.pull.bind("tls+tcp://127.0.0.1:*");
		List<RawPeer> silent = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			RawPeer raw = this.sandbox.closing(RawPeer.connect(this.endpoint));
			if (i % 2 == 0) {
				raw.send(new byte[] { 22, 3, 1, 1 });
			}
			silent.add(raw);
		}
		GoodClient.getsService(this.pull, this.endpoint, (client) -> {
			client.set(SocketOption.TLS, CLIENT);
			client.set(SocketOption.HANDSHAKE_TIMEOUT, SHORT.multipliedBy(10));
		});
		silent.forEach(RawPeer::awaitEnd);
		Waiting.until(() -> assertThat(this.pull.stats().handshakeFailures(CloseReason.HANDSHAKE_TIMEOUT))
			.isGreaterThanOrEqualTo(50));
	}

	@Test
	void clientThatLeavesInTheMiddleIsForgotten() {
		try (RawPeer raw = RawPeer.connect(this.endpoint)) {
			raw.send(new byte[] { 22, 3, 1, 1 });
			this.events.awaitAccepted(1);
			raw.reset();
		}
		this.events.awaitRefused(1, CloseReason.PEER_CLOSED);
		assertThat(this.pull.peers()).isEmpty();
	}

	@Test
	void floodInsideTlsIsJudgedAsWithout() {
		try (RawPeer raw = RawPeer.connect(this.endpoint, CLIENT.context())) {
			raw.trySend(new byte[100_000]);
			raw.awaitEnd();
		}
		this.events.awaitRefused(1, CloseReason.BAD_GREETING);
	}

	@Test
	void recordThatIsRepeatedEndsTheConnection() {
		spoils((record) -> Zmtp.concat(record, record));
	}

	@Test
	void recordThatIsChangedEndsTheConnection() {
		spoils((record) -> {
			byte[] changed = record.clone();
			changed[changed.length - 1] ^= 1;
			return changed;
		});
	}

	/** Does with a record what somebody between the peers could do. */
	private void spoils(UnaryOperator<byte[]> spoil) {
		try (RawPeer raw = RawPeer.connect(this.endpoint)) {
			RawTls tls = new RawTls(raw, CLIENT.context(), false);
			raw.send(tls.nextFlight());
			raw.send(tls.nextFlight());
			raw.send(tls.seal(Zmtp.concat(Zmtp.greeting(1), Zmtp.ready(SocketType.PUSH))));
			this.events.awaitHandshakes(1);
			raw.trySend(spoil.apply(tls.seal(Zmtp.message("paid"))));
			raw.awaitEnd();
		}
		this.events.awaitRefused(1, CloseReason.TLS_FAILED);
		assertThat(this.pull.stats().received().messages()).isLessThanOrEqualTo(1);
	}

	private void refuses(CloseReason reason, byte[]... bytes) {
		try (RawPeer raw = RawPeer.connect(this.endpoint)) {
			raw.trySend(Zmtp.concat(bytes));
			raw.awaitEnd();
		}
		this.events.awaitRefused(1, reason);
	}

	private static byte[] record(int type, byte[] body) {
		return Zmtp.concat(new byte[] { (byte) type, 3, 3, (byte) (body.length >> 8), (byte) body.length }, body);
	}

}
