package dev.zmq.samples.pair;

import java.nio.file.Path;

import dev.zmq.samples.testing.Child;
import dev.zmq.samples.testing.SampleTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the jar as a user does, and plays with it through libzmq.
 */
@SampleTest
class PairTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path directory;

	@SuppressWarnings("NullAway.Init")
	private static Child application;

	@BeforeAll
	static void start() {
		application = Child.sample("--pair.files=" + files());
		application.awaitLine("Ctrl-C ends it.");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static String files() {
		return directory.resolve("p").toString();
	}

	@Test
	@Order(1)
	void threadsAndNeighboursPlayInTheSameWay() {
		assertThat(application.linesWith("inproc")).hasSize(6).first().asString().endsWith("ann ●───▶ bob   1");
		assertThat(application.linesWith("inproc")).last().asString().endsWith("ann ◀───● bob   6");
		assertThat(application.linesWith("ipc")).hasSize(6).last().asString().endsWith("cat ◀───● dan   6");
	}

	@Test
	@Order(2)
	void oneGuestPlaysAfterTheOther() {
		for (int guests = 1; guests <= 2; guests++) {
			assertThat(Child.runPeer(files())).containsExactly("hit 1", "    2 came back", "hit 3", "    4 came back",
					"hit 5");
			application.awaitLines("eve ◀───● guest   5", guests);
		}
	}

	@Test
	@Order(3)
	void applicationEndsSoonWhenAsked() {
		application.terminate();
	}

}
