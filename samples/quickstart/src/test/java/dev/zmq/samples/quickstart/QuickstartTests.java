package dev.zmq.samples.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.zmq.boot.test.peer.Pyzmq;
import dev.zmq.boot.test.peer.RequiresPyzmq;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the jar as a user does, and talks to each of its sockets through libzmq, over
 * TCP and over Unix-domain sockets.
 */
@RequiresPyzmq
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuickstartTests {

	private static final List<String> SOCKETS = List.of("ticks", "quotes", "jobs", "headlines", "receipts");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path directory;

	@SuppressWarnings("NullAway.Init")
	private static Child application;

	private static List<Integer> ports = List.of();

	@BeforeAll
	static void start() throws IOException {
		ports = freePorts();
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
				System.getProperty("quickstart.jar"), "--quickstart.pace=200ms", "--quickstart.files=" + files()));
		for (int i = 0; i < SOCKETS.size(); i++) {
			command.add("--quickstart.ports." + SOCKETS.get(i) + "=" + ports.get(i));
		}
		application = new Child(command);
		application.awaitLine("Ctrl-C ends it.");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static List<Integer> freePorts() throws IOException {
		List<ServerSocket> sockets = new ArrayList<>();
		for (int i = 0; i < SOCKETS.size(); i++) {
			sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
		}
		List<Integer> free = sockets.stream().map(ServerSocket::getLocalPort).toList();
		for (ServerSocket socket : sockets) {
			socket.close();
		}
		return free;
	}

	private static String files() {
		return directory.resolve("q").toString();
	}

	private static List<String> peer(String transport, String... arguments) throws InterruptedException {
		List<String> command = new ArrayList<>(List.of(Pyzmq.python().orElseThrow(),
				System.getProperty("quickstart.peer"), "--timeout", "30", "--files", files(), "--ports",
				ports.stream().map(String::valueOf).collect(Collectors.joining(","))));
		command.addAll(List.of(arguments));
		if (transport.equals("ipc")) {
			command.add("--ipc");
		}
		try (Child peer = new Child(command)) {
			return peer.end();
		}
	}

	@Test
	@Order(1)
	void applicationTalksToItselfInEveryPattern() {
		application.awaitLine("EUR 1.08");
		application.awaitLine("x tea costs");
		application.awaitLine("from tcp");
		application.awaitLine("from ipc");
	}

	@ParameterizedTest
	@Order(2)
	@ValueSource(strings = { "tcp", "ipc" })
	void subscriberGetsItsTopicOnly(String transport) throws InterruptedException {
		assertThat(peer(transport, "subscribe", "USD", "3")).hasSize(3).allMatch((line) -> line.startsWith("USD  0.9"));
	}

	@ParameterizedTest
	@Order(3)
	@ValueSource(strings = { "tcp", "ipc" })
	void publisherIsHeard(String transport) throws InterruptedException {
		assertThat(peer(transport, "publish", "news-" + transport, "hello")).containsExactly("published");
		application.awaitLine("news-" + transport + ": hello");
	}

	@ParameterizedTest
	@Order(4)
	@ValueSource(strings = { "tcp", "ipc" })
	void requestIsAnswered(String transport) throws InterruptedException {
		assertThat(peer(transport, "ask", "tea", "4")).containsExactly("{\"item\":\"tea\",\"price\":12}");
	}

	@ParameterizedTest
	@Order(5)
	@ValueSource(strings = { "tcp", "ipc" })
	void failedRequestIsAnsweredWithAProblem(String transport) throws InterruptedException {
		assertThat(peer(transport, "ask", "tea", "0")).singleElement()
			.asString()
			.startsWith("{\"type\":\"urn:zmq:problem:handler-failed\"");
		application.awaitLine("Nobody buys 0 of tea");
	}

	@ParameterizedTest
	@Order(6)
	@ValueSource(strings = { "tcp", "ipc" })
	void pipelinedRequestsAreAllAnswered(String transport) throws InterruptedException {
		List<String> replies = peer(transport, "ask-many", "20");
		assertThat(replies).hasSize(20).contains("7: {\"item\":\"tea\",\"price\":21}");
	}

	@ParameterizedTest
	@Order(7)
	@ValueSource(strings = { "tcp", "ipc" })
	void jobIsDone(String transport) throws InterruptedException {
		assertThat(peer(transport, "push", "4711")).containsExactly("pushed");
		application.awaitLine("4711 from python over " + transport);
	}

	@ParameterizedTest
	@Order(8)
	@ValueSource(strings = { "tcp", "ipc" })
	void receiptsArePulled(String transport) throws InterruptedException {
		assertThat(peer(transport, "pull", "4")).hasSize(4).allMatch((line) -> line.startsWith("job "));
	}

	@Test
	@Order(9)
	void applicationStaysUpAndEndsSoonWhenAsked() throws InterruptedException {
		assertThat(application.isAlive()).isTrue();
		assertThat(application.terminate(Duration.ofSeconds(15))).isTrue();
	}

}
