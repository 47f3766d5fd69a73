package dev.zmq.internal.engine;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Backoff}.
 */
class BackoffTests {

	@Test
	void pausesDoubleUpToTheLongestAndAreShortenedByAQuarterAtMost() {
		Backoff backoff = new Backoff(100, 1000);
		for (long expected : new long[] { 100, 200, 400, 800, 1000, 1000 }) {
			assertThat(backoff.next()).isBetween(expected - expected / 4, expected);
		}
	}

	@Test
	void successBeginsAnew() {
		Backoff backoff = new Backoff(100, 1000);
		backoff.next();
		backoff.next();
		backoff.reset();
		assertThat(backoff.next()).isBetween(75L, 100L);
	}

	@Test
	void withoutALongestPauseItIsConstant() {
		Backoff backoff = new Backoff(100, 0);
		for (int i = 0; i < 10; i++) {
			assertThat(backoff.next()).isBetween(75L, 100L);
		}
	}

	@Test
	void noFirstPauseMeansNoFurtherAttempt() {
		assertThat(new Backoff(0, 1000).next()).isZero();
		assertThat(new Backoff(-1, 1000).next()).isZero();
	}

}
