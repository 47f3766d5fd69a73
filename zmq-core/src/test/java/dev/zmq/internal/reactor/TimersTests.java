package dev.zmq.internal.reactor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimersTests {

	private final Timers timers = new Timers();

	private final List<String> ran = new ArrayList<>();

	@Test
	void timersRunInTheOrderTheyAreDue() {
		schedule(30, "c");
		schedule(10, "a");
		schedule(20, "b");
		runPass(30);
		assertThat(this.ran).containsExactly("a", "b", "c");
	}

	@Test
	void timersDueTogetherRunInTheOrderTheyWereScheduled() {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			names.add("t" + i);
			schedule(5, "t" + i);
		}
		runPass(5);
		assertThat(this.ran).isEqualTo(names);
	}

	@Test
	void timerIsNotRunBeforeItIsDue() {
		schedule(10, "a");
		runPass(9);
		assertThat(this.ran).isEmpty();
		assertThat(this.timers.untilNext(9)).isEqualTo(1);
		runPass(10);
		assertThat(this.ran).containsExactly("a");
		assertThat(this.timers.isEmpty()).isTrue();
	}

	@Test
	void timerThatIsOverdueIsDueAtOnce() {
		schedule(10, "a");
		assertThat(this.timers.untilNext(25)).isZero();
	}

	@Test
	void orderSurvivesTheOverflowOfTheClock() {
		long start = Long.MAX_VALUE - 5;
		schedule(start + 10, "late");
		schedule(start + 1, "early");
		runPass(start + 1);
		assertThat(this.ran).containsExactly("early");
		assertThat(this.timers.untilNext(start + 1)).isEqualTo(9);
		runPass(start + 10);
		assertThat(this.ran).containsExactly("early", "late");
	}

	@Test
	void cancelledTimerIsNotRun() {
		Timer timer = schedule(10, "a");
		schedule(10, "b");
		timer.cancel();
		timer.cancel();
		runPass(10);
		assertThat(this.ran).containsExactly("b");
	}

	@Test
	void timerThatIsCancelledByAnotherOfTheSamePassIsNotRun() {
		Timer[] victim = new Timer[1];
		this.timers.schedule(10, () -> victim[0].cancel());
		victim[0] = schedule(10, "victim");
		runPass(10);
		assertThat(this.ran).isEmpty();
	}

	@Test
	void cancellingATimerThatHasRunChangesNothing() {
		Timer timer = schedule(10, "a");
		runPass(10);
		List<Timer> others = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			others.add(schedule(20, "b"));
		}
		for (int i = 0; i < 1000; i++) {
			timer.cancel();
		}
		runPass(20);
		assertThat(this.ran).hasSize(1 + others.size());
	}

	@Test
	void timerScheduledByATimerWaitsForTheNextPass() {
		this.timers.schedule(10, () -> schedule(10, "second"));
		runPass(10);
		assertThat(this.ran).isEmpty();
		assertThat(this.timers.untilNext(10)).isZero();
		runPass(10);
		assertThat(this.ran).containsExactly("second");
	}

	@Test
	void cancelledTimersAreSweptOnceTheyAreTheMajority() {
		List<Timer> all = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			all.add(schedule(i, "t" + i));
		}
		all.subList(0, 500).forEach(Timer::cancel);
		assertThat(this.timers.size()).isEqualTo(1000);
		all.get(500).cancel();
		assertThat(this.timers.size()).isEqualTo(499);
	}

	@Test
	void endlessSchedulingAndCancellingDoesNotPileUp() {
		schedule(Long.MAX_VALUE / 2, "far");
		int largest = 0;
		for (int i = 0; i < 100_000; i++) {
			schedule(Long.MAX_VALUE / 2, "near").cancel();
			largest = Math.max(largest, this.timers.size());
		}
		assertThat(largest).isLessThanOrEqualTo(130);
	}

	@Test
	void cancelledTimerHoldsItsActionNoLonger() {
		Timer timer = schedule(10, "a");
		assertThat(timer.live()).isTrue();
		timer.cancel();
		assertThat(timer).hasFieldOrPropertyWithValue("action", null);
	}

	@Test
	void randomTimersRunAsAModelSays() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		List<Model> model = new ArrayList<>();
		List<String> expected = new ArrayList<>();
		long now = 0;
		for (int step = 0; step < 5000; step++) {
			int kind = random.nextInt(10);
			if (kind < 6) {
				long due = now + random.nextInt(50);
				model.add(new Model(schedule(due, "t" + step), due, "t" + step));
			}
			else if (kind < 9 && !model.isEmpty()) {
				model.remove(random.nextInt(model.size())).timer().cancel();
			}
			else {
				now += random.nextInt(20);
				expected.addAll(takeDue(model, now));
				runPass(now);
			}
		}
		assertThat(this.ran).as("seed %d", seed).isEqualTo(expected);
	}

	private static List<String> takeDue(List<Model> model, long now) {
		List<Model> due = new ArrayList<>(model.stream().filter((entry) -> entry.due() <= now).toList());
		model.removeAll(due);
		// stable, so equal ones stay in the order they were scheduled
		due.sort(Comparator.comparingLong(Model::due));
		return due.stream().map(Model::name).toList();
	}

	private Timer schedule(long dueNanos, String name) {
		return this.timers.schedule(dueNanos, () -> this.ran.add(name));
	}

	private void runPass(long nowNanos) {
		this.timers.beginPass();
		for (Timer timer = this.timers.pollDue(nowNanos); timer != null; timer = this.timers.pollDue(nowNanos)) {
			timer.run();
		}
	}

	private record Model(Timer timer, long due, String name) {

	}

}
