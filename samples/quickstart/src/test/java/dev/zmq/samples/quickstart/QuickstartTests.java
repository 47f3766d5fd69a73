package dev.zmq.samples.quickstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.zmq.samples.testing.Child;
import dev.zmq.samples.testing.Ports;
import dev.zmq.samples.testing.SampleTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the jar as a user does, and talks to each of its sockets through libzmq, over
 * TCP and over Unix-domain sockets.
 */
@SampleTest
class QuickstartTests {

	private static final List<String> SOCKETS = List.of("ticks", "quotes", "jobs", "headlines", "receipts");

	private static final List<Integer> PORTS = SOCKETS.stream().map((socket) -> Ports.free()).toList();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path directory;

	@SuppressWarnings("NullAway.Init")
	private static Child application;

	@BeforeAll
	static void start() {
		List<String> arguments = new ArrayList<>(List.of("--quickstart.pace=200ms", "--quickstart.files=" + files()));
		for (int i = 0; i < SOCKETS.size(); i++) {
			arguments.add("--quickstart.ports." + SOCKETS.get(i) + "=" + PORTS.get(i));
		}
		application = Child.sample(arguments.toArray(String[]::new));
		application.awaitLine("Ctrl-C ends it.");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static String files() {
		return directory.resolve("q").toString();
	}

	private static List<String> peer(String transport, String... arguments) {
		List<String> all = new ArrayList<>(List.of("--timeout", "30", "--files", files(), "--ports",
				PORTS.stream().map(String::valueOf).collect(Collectors.joining(","))));
		all.addAll(List.of(arguments));
		if (transport.equals("ipc")) {
			all.add("--ipc");
		}
		return Child.runPeer(all.toArray(String[]::new));
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
	void subscriberGetsItsTopicOnly(String transport) {
		assertThat(peer(transport, "subscribe", "USD", "3")).hasSize(3).allMatch((line) -> line.startsWith("USD  0.9"));
	}

	@ParameterizedTest
	@Order(3)
	@ValueSource(strings = { "tcp", "ipc" })
	void publisherIsHeard(String transport) {
		assertThat(peer(transport, "publish", "news-" + transport, "hello")).containsExactly("published");
		application.awaitLine("news-" + transport + ": hello");
	}

	@ParameterizedTest
	@Order(4)
	@ValueSource(strings = { "tcp", "ipc" })
	void requestIsAnswered(String transport) {
		assertThat(peer(transport, "ask", "tea", "4")).containsExactly("{\"item\":\"tea\",\"price\":12}");
	}

	@ParameterizedTest
	@Order(5)
	@ValueSource(strings = { "tcp", "ipc" })
	void failedRequestIsAnsweredWithAProblem(String transport) {
		assertThat(peer(transport, "ask", "tea", "0")).singleElement()
			.asString()
			.startsWith("{\"type\":\"urn:zmq:problem:handler-failed\"");
		application.awaitLine("Nobody buys 0 of tea");
	}

	@ParameterizedTest
	@Order(6)
	@ValueSource(strings = { "tcp", "ipc" })
	void pipelinedRequestsAreAllAnswered(String transport) {
		List<String> replies = peer(transport, "ask-many", "20");
		assertThat(replies).hasSize(20).contains("7: {\"item\":\"tea\",\"price\":21}");
	}

	@ParameterizedTest
	@Order(7)
	@ValueSource(strings = { "tcp", "ipc" })
	void jobIsDone(String transport) {
		assertThat(peer(transport, "push", "4711")).containsExactly("pushed");
		application.awaitLine("4711 from python over " + transport);
	}

	@ParameterizedTest
	@Order(8)
	@ValueSource(strings = { "tcp", "ipc" })
	void receiptsArePulled(String transport) {
		assertThat(peer(transport, "pull", "4")).hasSize(4).allMatch((line) -> line.startsWith("job "));
	}

	@Test
	@Order(9)
	void applicationEndsSoonWhenAsked() {
		application.terminate();
	}

}
