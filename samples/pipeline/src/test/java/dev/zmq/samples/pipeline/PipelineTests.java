package dev.zmq.samples.pipeline;

import dev.zmq.samples.testing.Child;
import dev.zmq.samples.testing.Ports;
import dev.zmq.samples.testing.SampleTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the jar as a user does, and works in its pipeline through libzmq.
 */
@SampleTest
class PipelineTests {

	private static final int WORK = Ports.free();

	private static final int RESULTS = Ports.free();

	@SuppressWarnings("NullAway.Init")
	private static Child application;

	@BeforeAll
	static void start() {
		application = Child.sample("--pipeline.ports.work=" + WORK, "--pipeline.ports.results=" + RESULTS,
				"--pipeline.pause=700ms", "--pipeline.effort=150ms");
		application.awaitLine("Ctrl-C ends it.");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	@Order(1)
	void workersShareTheJobs() {
		assertThat(application.awaitLine("so far")).matches("  so far    \\{ann=\\d+, bob=\\d+, cat=\\d+}");
	}

	@Test
	@Order(2)
	void ventilatorWaitsWhenTheQueuesAreFull() {
		// three jobs in work, and two more in each of the three queues
		assertThat(application.linesWith("without room").get(0)).matches("  job +\\d+   pushed, after \\d+ ms.*");
		assertThat(application.linesWith("pushed").subList(0, 6)).noneMatch((line) -> line.contains("without room"));
	}

	@Test
	@Order(3)
	void jobThatNobodyCanDoIsTriedThriceAndThenADeadLetter() {
		application.awaitLine("job  10          is a dead letter");
		assertThat(application.linesWith("job  10          fails at ")).hasSize(3);
		assertThat(application.linesWith("job  10          done by ")).isEmpty();
		application.awaitLine("gives up: Nobody can do job 10");
	}

	@Test
	@Order(4)
	void workerOfAnotherLanguageJoins() {
		try (Child worker = Child.peer("kim", String.valueOf(WORK), String.valueOf(RESULTS))) {
			String job = worker.awaitLine("job ").substring("job ".length());
			assertThat(application.awaitLine("done by kim")).matches("  job +" + job + " .*");
			application.awaitLine(", kim=");
		}
	}

	@Test
	@Order(5)
	void applicationEndsSoonWhenAsked() {
		application.terminate();
	}

}
