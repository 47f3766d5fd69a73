package dev.zmq.samples.polyglot;

import java.nio.file.Path;
import java.util.List;

import dev.zmq.samples.testing.Child;
import dev.zmq.samples.testing.SampleTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the jar as a user does, and goes through all patterns with libzmq.
 */
@SampleTest
class PolyglotTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path directory;

	@SuppressWarnings("NullAway.Init")
	private static Child application;

	@BeforeAll
	static void start() {
		application = Child.sample("--polyglot.at=" + at(), "--polyglot.pace=100ms");
		application.awaitLine("Ctrl-C ends it.");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static String at() {
		return "ipc://" + directory.resolve("p");
	}

	@Test
	@Order(1)
	void everyPatternWorksInBothDirections() {
		List<String> tour = Child.runPeer(at());
		assertThat(tour).contains("  REQ     ──▶  REP     REP of Java got: hello",
				"  DEALER  ──▶  ROUTER  three requests at once, all 256 bytes came back",
				"  PAIR    ◀─▶  PAIR    PAIR of Java got: hello", "  PUB     ──▶  SUB     SUB of Java got: hello",
				"  XPUB    ──▶  XSUB    XSUB of Java got: hello", "  PUSH    ──▶  PULL    PULL of Java got: hello",
				"  PULL    ◀──  PUSH    PULL of Java got: hello", "  SUB     ◀──  PUB     EUR 1.16",
				"  XSUB    ◀──  XPUB    USD 0.86", "  REP     ◀──  REQ     Who are you?",
				"  ROUTER  ◀──  REQ     Who are you?", "  REQ     ──▶  REP     with kind regards (written in Java)");
	}

	@Test
	@Order(2)
	void javaGetsItsAnswersToo() {
		application.awaitLine("XPUB   ◀── Python   subscribe to USD");
		application.awaitLine("XPUB   ◀── Python   unsubscribe from USD");
		application.awaitLine("REP    ◀── Python   a letter (written in Python)");
		application.awaitLine("REQ    ──▶ Python   I am Python, a REP");
		application.awaitLine("REQ    ──▶ Python   I am Python, a ROUTER");
	}

	@Test
	@Order(3)
	void applicationEndsSoonWhenAsked() {
		application.terminate();
	}

}
