package dev.zmq.test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test classes that hang, for {@link HangWatchdogTests} to run. In a file whose name no
 * runner takes for tests.
 */
final class HungFixtures {

	private HungFixtures() {
	}

	@HangLimit(value = 50, unit = TimeUnit.MILLISECONDS)
	static class Hanging {

		@Test
		void waitForEver() throws InterruptedException {
			new CountDownLatch(1).await();
		}

	}

	@HangLimit(value = 50, unit = TimeUnit.MILLISECONDS)
	static class Swallowing {

		@Test
		void waitForEver() {
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				assertThat(Thread.currentThread().isInterrupted()).isFalse();
			}
		}

	}

	static class HangingSetUp {

		@BeforeEach
		void hang() throws InterruptedException {
			new CountDownLatch(1).await();
		}

		@Test
		@HangLimit(value = 50, unit = TimeUnit.MILLISECONDS)
		void neverReached() {
			throw new IllegalStateException("The method before was to hang");
		}

	}

	@HangLimit(value = 50, unit = TimeUnit.MILLISECONDS)
	static class Outer {

		@Nested
		class Inner {

			@Test
			void waitForEver() throws InterruptedException {
				new CountDownLatch(1).await();
			}

		}

	}

	static class Quick {

		@Test
		void passes() {
			assertThat(Thread.currentThread().isInterrupted()).isFalse();
		}

	}

}
