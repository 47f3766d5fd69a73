package dev.zmq.test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.cause;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

class HangWatchdogTests {

	private static final String AUTO_DETECTION = "junit.jupiter.extensions.autodetection.enabled";

	@Test
	void hungTestIsInterruptedAndFails() {
		run(HungFixtures.Hanging.class).results.testEvents()
			.failed()
			.assertEventsMatchExactly(event(finishedWithFailure(instanceOf(AssertionError.class),
					message((text) -> text.contains("longer than PT0.05S")),
					cause(instanceOf(InterruptedException.class)))));
	}

	@Test
	void stackOfTheHungTestIsPrinted() {
		assertThat(run(HungFixtures.Hanging.class).printed).contains("HungFixtures$Hanging.waitForEver")
			.contains("CountDownLatch")
			.contains("\"hang-watchdog\"");
	}

	@Test
	void testThatSwallowsTheInterruptFailsAllTheSame() {
		run(HungFixtures.Swallowing.class).results.testEvents()
			.failed()
			.assertEventsMatchExactly(event(finishedWithFailure(instanceOf(AssertionError.class),
					message((text) -> text.contains("longer than")))));
	}

	@Test
	void methodAroundATestIsWatchedToo() {
		run(HungFixtures.HangingSetUp.class).results.testEvents()
			.assertStatistics((statistics) -> statistics.failed(1));
	}

	@Test
	void limitOfTheEnclosingClassHoldsForNestedTests() {
		run(HungFixtures.Outer.class).results.testEvents().assertStatistics((statistics) -> statistics.failed(1));
	}

	@Test
	void testWithinItsLimitPassesAndIsNotInterrupted() {
		Run run = run(HungFixtures.Quick.class);
		run.results.testEvents().assertStatistics((statistics) -> statistics.succeeded(1).failed(0));
		assertThat(run.printed).isEmpty();
	}

	@Test
	void watchdogIsOnForThisVeryTest() {
		assertThat(Thread.currentThread().getStackTrace())
			.anyMatch((frame) -> frame.getClassName().equals(HangWatchdog.class.getName()));
	}

	private static Run run(Class<?> testClass) {
		PrintStream console = System.err;
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
		try {
			EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
				.configurationParameter(AUTO_DETECTION, "true")
				.selectors(selectClass(testClass))
				.execute();
			return new Run(results, printed.toString(StandardCharsets.UTF_8));
		}
		finally {
			System.setErr(console);
		}
	}

	private record Run(EngineExecutionResults results, String printed) {

	}

}
