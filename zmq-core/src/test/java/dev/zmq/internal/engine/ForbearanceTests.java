package dev.zmq.internal.engine;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ForbearanceTests {

	private static final long PERIOD = Forbearance.PERIOD_NANOS;

	private static final int LIMIT = 100;

	private final Forbearance forbearance = new Forbearance();

	/** Clocks of this kind may begin anywhere, and pass their largest number. */
	private long now = Long.MAX_VALUE - PERIOD;

	private boolean after(long nanos) {
		this.now += nanos;
		return this.forbearance.isGranted(this.now, LIMIT);
	}

	private void finish(int count) {
		for (int i = 0; i < count; i++) {
			this.forbearance.finished();
		}
	}

	@Test
	void firstPeriodIsForEverybody() {
		assertThat(after(0)).isTrue();
		assertThat(after(PERIOD - 1)).isTrue();
		assertThat(after(1)).isFalse();
		assertThat(after(PERIOD - 1)).isFalse();
	}

	@Test
	void eachPeriodIsEarnedInTheOneBefore() {
		assertThat(after(0)).isTrue();
		for (int i = 0; i < 5; i++) {
			finish(LIMIT / 10);
			assertThat(after(PERIOD)).isTrue();
		}
		finish(LIMIT / 10 - 1);
		assertThat(after(PERIOD)).isFalse();
	}

	@Test
	void eachPeriodWithoutPeaceIsFollowedByOneWithIt() {
		assertThat(after(0)).isTrue();
		for (int i = 0; i < 5; i++) {
			assertThat(after(PERIOD)).isFalse();
			assertThat(after(PERIOD)).isTrue();
		}
	}

	@Test
	void onlyAfterAPeriodOfQuietItBeginsAnew() {
		assertThat(after(0)).isTrue();
		assertThat(after(2 * PERIOD - 1)).isFalse();
		assertThat(after(2 * PERIOD)).isTrue();
	}

	@Test
	void smallLimitTakesAtLeastOne() {
		assertThat(this.forbearance.isGranted(this.now, 1)).isTrue();
		this.forbearance.finished();
		assertThat(this.forbearance.isGranted(this.now + PERIOD, 1)).isTrue();
		assertThat(this.forbearance.isGranted(this.now + 2 * PERIOD, 1)).isFalse();
	}

}
