package dev.zmq.boot.test.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointMoverTests {

	private static final String MOVED = "inproc://zmq-test-0";

	private static String follow(String bind, String connect) {
		MockEnvironment environment = new MockEnvironment().withProperty("zmq.sockets.a.bind", bind)
			.withProperty("zmq.sockets.b.connect", connect);
		new EndpointMover(environment, new InprocPlaces()).move();
		return String.valueOf(environment.getProperty("zmq.sockets.b.connect"));
	}

	@ParameterizedTest
	@CsvSource({ "tcp://*:5555, tcp://localhost:5555", "tcp://*:5555, tcp://127.0.0.1:5555",
			"tcp://*:5555, tcp://127.3.2.1:5555", "tcp://*:5555, tcp://[::1]:5555",
			"tcp://0.0.0.0:5555, tcp://localhost:5555", "tcp://127.0.0.1:5555, tcp://localhost:5555",
			"tcp://localhost:5555, tcp://127.0.0.1:5555", "tcp://10.0.0.1:5555, tcp://10.0.0.1:5555",
			"tls+tcp://*:5555, tls+tcp://localhost:5555", "tls+tcp://10.0.0.1:5555, tls+tcp://10.0.0.1:5555",
			"ipc:///run/a.sock, ipc:///run/a.sock" })
	void whatLeadsToTheApplicationFollows(String bind, String connect) {
		assertThat(follow(bind, connect)).isEqualTo(MOVED);
	}

	@ParameterizedTest
	@CsvSource({ "tcp://*:5555, tcp://localhost:5556", "tcp://*:5555, tcp://elsewhere:5555",
			"tcp://10.0.0.1:5555, tcp://localhost:5555", "tcp://*:*, tcp://localhost:5555",
			"tls+tcp://*:5555, tcp://localhost:5555", "tcp://*:5555, tls+tcp://localhost:5555",
			"tls+tcp://*:*, tls+tcp://localhost:5555", "ipc:///run/a.sock, ipc:///run/b.sock", "inproc://a, inproc://a",
			"tcp://*:5555, nonsense" })
	void everythingElseStays(String bind, String connect) {
		assertThat(follow(bind, connect)).isEqualTo(connect);
	}

	@Test
	void clientOfTlsKeepsTheNameThatTheCertificateIsFor() {
		try (FreePlaces places = new FreePlaces()) {
			MockEnvironment environment = new MockEnvironment().withProperty("zmq.sockets.a.bind", "tls+tcp://*:5555")
				.withProperty("zmq.sockets.b.connect", "tls+tcp://localhost:5555,tls+tcp://127.0.0.1:5555");
			new EndpointMover(environment, places).move();
			String bound = String.valueOf(environment.getProperty("zmq.sockets.a.bind"));
			assertThat(bound).startsWith("tls+tcp://127.0.0.1:").doesNotEndWith(":5555");
			assertThat(environment.getProperty("zmq.sockets.b.connect"))
				.isEqualTo(bound.replace("127.0.0.1", "localhost") + "," + bound);
		}
	}

	@Test
	void malformedEndpointsStayForTheApplicationToComplainAbout() {
		MockEnvironment environment = new MockEnvironment().withProperty("zmq.sockets.a.bind", "nonsense");
		new EndpointMover(environment, new FreePlaces()).move();
		assertThat(environment.getProperty("zmq.sockets.a.bind")).isEqualTo("nonsense");
	}

	@Test
	void applicationWithoutSocketsStaysAsItIs() {
		MockEnvironment environment = new MockEnvironment().withProperty("zmq.enabled", "true");
		new EndpointMover(environment, new FreePlaces()).move();
		assertThat(environment.getProperty("zmq.enabled")).isEqualTo("true");
	}

	@Test
	void namesWithDotsKeepTheirBrackets() {
		MockEnvironment environment = new MockEnvironment().withProperty("zmq.sockets[a.b].bind", "tcp://*:5555");
		new EndpointMover(environment, new InprocPlaces()).move();
		assertThat(environment.getProperty("zmq.sockets[a.b].bind")).isEqualTo(MOVED);
	}

}
