package dev.zmq.samples.workers;

import java.util.List;

import dev.zmq.samples.testing.Child;
import dev.zmq.samples.testing.Ports;
import dev.zmq.samples.testing.SampleTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Starts the jar as a user does, joins as a worker through libzmq, and kills it.
 */
@SampleTest
class WorkersTests {

	private static final String PORT = String.valueOf(Ports.free());

	@SuppressWarnings("NullAway.Init")
	private static Child application;

	@BeforeAll
	static void start() {
		application = Child.sample("--workers.port=" + PORT, "--workers.pace=100ms", "--workers.effort=150ms");
		application.awaitLine("Ctrl-C ends it.");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	@Order(1)
	void workerWhoIsNotThereGetsNoTask() {
		assertThat(application.awaitLine("zoe   is not there")).startsWith("  task 1 ");
		assertThat(application.awaitLine("takes it")).matches("  task 1    (ann|bob)   takes it");
	}

	@Test
	@Order(2)
	void tasksAreSharedAndDone() {
		application.awaitLines("ann   done", 2);
		application.awaitLines("bob   done", 2);
	}

	@Test
	@Order(3)
	void workerOfAnotherLanguageTakesItsTurn() {
		try (Child worker = Child.peer("kim", "0", PORT)) {
			application.awaitLines("kim   done", 2);
			worker.terminate();
		}
		application.awaitLine("kim   has left");
	}

	@Test
	@Order(4)
	void taskOfAKilledWorkerIsDoneByAnother() {
		String task;
		try (Child worker = Child.peer("zoe", "600", PORT)) {
			task = worker.awaitLine("task ");
			application.awaitLine(task + " ");
		}
		assertThat(application.awaitLine("zoe   has left")).contains(task);
		await().until(() -> application.linesWith(task + " ").stream().anyMatch((line) -> line.endsWith("done")));
		List<String> story = application.linesWith(task + " ")
			.stream()
			.map((line) -> line.replaceFirst(" +task \\d+ +", ""))
			.toList();
		assertThat(story).hasSize(4).startsWith("zoe   takes it", "zoe   has left");
		assertThat(story.get(2)).matches("(ann|bob)   takes it");
		assertThat(story.get(3)).matches("(ann|bob)   done");
	}

	@Test
	@Order(5)
	void applicationEndsSoonWhenAsked() {
		application.terminate();
	}

}
