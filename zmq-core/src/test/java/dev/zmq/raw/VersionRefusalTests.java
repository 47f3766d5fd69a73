package dev.zmq.raw;

import java.time.Duration;

import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.GoodClient;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawServer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Peers older than ZMTP 3.0 are refused, whatever they want, and told from programs that
 * do not speak ZMTP.
 */
class VersionRefusalTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void unversionedPeerWithoutIdentityIsRefused() {
		assertRefused(CloseReason.UNSUPPORTED_VERSION, new byte[] { 1, 0 }, Zmtp.ascii("\6\0hello"));
	}

	@Test
	void unversionedPeerWithLongIdentityIsRefused() {
		byte[] identity = new byte[10];
		identity[0] = (byte) 0xFF;
		identity[8] = 2;
		assertRefused(CloseReason.UNSUPPORTED_VERSION, identity, new byte[] { 'A' });
	}

	@ParameterizedTest
	@CsvSource({ "0", "1", "2" })
	void versionedPeerBefore30IsRefused(int revision) {
		byte[] signature = new byte[12];
		signature[0] = (byte) 0xFF;
		signature[8] = 1;
		signature[9] = 0x7F;
		signature[10] = (byte) revision;
		signature[11] = 5;
		assertRefused(CloseReason.UNSUPPORTED_VERSION, signature, new byte[] { 0, 0 });
	}

	@Test
	void otherProgramIsRefused() {
		assertRefused(CloseReason.BAD_GREETING, Zmtp.ascii("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
	}

	@ParameterizedTest
	@CsvSource({ "PLAIN", "CURVE", "GSSAPI", "null", "NULL2", "''", "AAAAAAAAAAAAAAAAAAAA" })
	void otherMechanismIsRefused(String mechanism) {
		assertRefused(CloseReason.MECHANISM_MISMATCH, Zmtp.greeting(3, 1, mechanism, false));
	}

	private void assertRefused(CloseReason reason, byte[]... bytes) {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		EventLog events = EventLog.of(rep);
		Endpoint endpoint = rep.bind("tcp://127.0.0.1:*");
		try (RawPeer raw = RawPeer.connect(endpoint)) {
			raw.trySend(Zmtp.concat(bytes));
			assertThat(raw.awaitEnd()).isLessThanOrEqualTo(Zmtp.GREETING);
			SocketEvent.HandshakeFailed failed = events.await(SocketEvent.HandshakeFailed.class);
			assertThat(failed.reason()).isEqualTo(reason);
			assertThat(failed.detail()).isNotBlank();
			assertThat(rep.stats().handshakeFailures(reason)).isEqualTo(1);
		}
		GoodClient.getsService(rep, endpoint);
	}

	@Test
	void connectingSideGivesUpOnAnOldPeer() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(1));
		EventLog events = EventLog.of(push);
		try (RawServer server = RawServer.listen()) {
			push.connect(server.endpoint());
			try (RawPeer raw = server.accept()) {
				raw.send(new byte[] { 1, 0 });
				raw.awaitEnd();
			}
			assertThat(events.await(SocketEvent.ConnectStopped.class).reason())
				.isEqualTo(CloseReason.UNSUPPORTED_VERSION);
			assertThat(server.sees(Duration.ofMillis(100))).isFalse();
		}
	}

}
