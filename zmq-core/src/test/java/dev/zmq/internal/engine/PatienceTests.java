package dev.zmq.internal.engine;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PatienceTests {

	private final Patience patience = new Patience();

	@Test
	void growsToWhatShortWaitsTakeAndNoFurther() {
		long first = this.patience.nanos();
		waited(10);
		assertThat(this.patience.nanos()).isGreaterThan(first).isEqualTo(TimeUnit.MICROSECONDS.toNanos(20));
		waited(40);
		long most = this.patience.nanos();
		assertThat(most).isEqualTo(TimeUnit.MICROSECONDS.toNanos(50));
		waited(99);
		assertThat(this.patience.nanos()).isEqualTo(most);
	}

	@Test
	void shrinksWithLongWaitsButNotToNothing() {
		long first = this.patience.nanos();
		waited(1_000);
		assertThat(this.patience.nanos()).isLessThan(first);
		for (int i = 0; i < 10; i++) {
			waited(1_000_000);
		}
		long least = this.patience.nanos();
		assertThat(least).isPositive();
		waited(1_000);
		assertThat(this.patience.nanos()).isEqualTo(least);
	}

	@Test
	void recoversFromLongWaits() {
		waited(1_000);
		waited(1_000);
		long least = this.patience.nanos();
		waited(60);
		assertThat(this.patience.nanos()).isGreaterThan(least);
	}

	private void waited(long micros) {
		this.patience.waited(TimeUnit.MICROSECONDS.toNanos(micros));
	}

}
