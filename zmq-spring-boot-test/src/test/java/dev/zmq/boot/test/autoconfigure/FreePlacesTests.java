package dev.zmq.boot.test.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.zmq.boot.test.peer.ZmqTestPeer;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.IpcEndpoint;
import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FreePlacesTests {

	private final FreePlaces places = new FreePlaces();

	@AfterEach
	void release() {
		this.places.close();
	}

	private String another(String endpoint) {
		return this.places.instead(Endpoint.parse(endpoint)).toString();
	}

	@Test
	void portIsGivenOnceAndToNobodyElse() throws IOException {
		TcpEndpoint first = (TcpEndpoint) Endpoint.parse(another("tcp://*:1"));
		TcpEndpoint second = (TcpEndpoint) Endpoint.parse(another("tcp://*:1"));
		assertThat(first.port()).isNotEqualTo(second.port());
		List<ServerSocket> others = new ArrayList<>();
		try {
			for (int i = 0; i < 200; i++) {
				others.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
			}
			assertThat(others).extracting(ServerSocket::getLocalPort).doesNotContain(first.port(), second.port());
		}
		finally {
			for (ServerSocket other : others) {
				other.close();
			}
		}
	}

	@Test
	void endpointOfTlsIsMovedToAPortAndStaysOneOfTls() {
		assertThat(another("tls+tcp://*:1")).matches("tls\\+tcp://127\\.0\\.0\\.1:\\d{4,5}");
		assertThat(another("tls+tcp://*:*")).isEqualTo("tls+tcp://*:*");
	}

	@Test
	void socketsBindToWhatIsReservedAgainAndAgain() {
		String endpoint = another("tcp://*:1");
		for (int i = 0; i < 2; i++) {
			try (ZmqTestPeer rep = ZmqTestPeer.create(SocketType.REP).bind(endpoint);
					ZmqTestPeer req = ZmqTestPeer.connect(SocketType.REQ, endpoint)) {
				req.send("hi");
				assertThat(rep.receive().string(0)).isEqualTo("hi");
			}
		}
	}

	@Test
	void filesAreInADirectoryThatGoesAwayAtTheEnd() {
		IpcEndpoint file = (IpcEndpoint) Endpoint.parse(another("ipc:///run/a.sock"));
		assertThat(file).isNotEqualTo(this.places.instead(file));
		Path directory = Path.of(file.path()).getParent();
		try (ZmqTestPeer peer = ZmqTestPeer.create(SocketType.PAIR).bind(file.toString())) {
			assertThat(directory).isDirectory();
			assertThat(peer.endpoint()).isEqualTo(file.toString());
		}
		this.places.close();
		assertThat(directory).doesNotExist();
	}

	@Test
	void inprocStays() {
		assertThat(another("inproc://a")).isEqualTo("inproc://a");
	}

}
