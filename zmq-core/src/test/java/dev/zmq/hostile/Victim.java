package dev.zmq.hostile;

import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.GoodClient;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A listening socket under attack.
 *
 * @param socket the socket
 * @param endpoint where it listens
 * @param events what it reports
 */
record Victim(ZmqSocket socket, Endpoint endpoint, EventLog events) {

	static Victim listen(ZmqSocket socket) {
		EventLog events = EventLog.of(socket);
		return new Victim(socket, socket.bind("tcp://127.0.0.1:*"), events);
	}

	RawPeer attacker() {
		return RawPeer.connect(this.endpoint);
	}

	/** An attacker that has got through the handshake. */
	RawPeer attacker(SocketType type) {
		RawPeer raw = attacker();
		raw.handshake(1, type);
		return raw;
	}

	/** Sends bytes instead of a handshake, and expects to be thrown out for it. */
	void refuses(CloseReason reason, byte[]... bytes) {
		int before = this.events.endings().size();
		try (RawPeer raw = attacker()) {
			raw.trySend(Zmtp.concat(bytes));
			raw.awaitEnd();
			assertEnded(before, reason);
		}
	}

	/** Sends bytes after a handshake, and expects to be thrown out for it. */
	void throwsOut(CloseReason reason, SocketType attackerType, byte[]... bytes) {
		int before = this.events.endings().size();
		try (RawPeer raw = attacker(attackerType)) {
			raw.trySend(Zmtp.concat(bytes));
			raw.awaitEnd();
			assertEnded(before, reason);
		}
	}

	private void assertEnded(int before, CloseReason reason) {
		Waiting.until(() -> assertThat(this.events.endings()).as("%s", this.events.all()).hasSizeGreaterThan(before));
		assertThat(this.events.endings().get(before)).as("%s", this.events.all()).isEqualTo(reason);
	}

	void servesGoodClients() {
		GoodClient.getsService(this.socket, this.endpoint);
	}

}
