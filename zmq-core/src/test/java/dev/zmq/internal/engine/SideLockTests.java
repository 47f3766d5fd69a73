package dev.zmq.internal.engine;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SideLockTests {

	private static final int THREADS = 4;

	private static final int TIMES = 20_000;

	private final SideLock lock = SideLock.create();

	private int guarded;

	@Test
	void oneThreadAtATimeHoldsIt() throws InterruptedException {
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			Thread thread = new Thread(this::countUp);
			threads.add(thread);
			thread.start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(this.guarded).isEqualTo(THREADS * TIMES);
	}

	private void countUp() {
		for (int i = 0; i < TIMES; i++) {
			this.lock.lock();
			try {
				this.guarded++;
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	@Test
	void whoHoldsItMayTakeItAgainAndHasToReleaseItAsOften() throws InterruptedException {
		this.lock.lock();
		this.lock.lock();
		this.lock.unlock();
		assertThat(this.lock.isHeldByCurrentThread()).isTrue();
		Thread other = new Thread(this::countUp);
		other.start();
		assertThat(this.guarded).isZero();
		this.lock.unlock();
		assertThat(this.lock.isHeldByCurrentThread()).isFalse();
		other.join();
		assertThat(this.guarded).isEqualTo(TIMES);
	}

	@Test
	void whoDoesNotHoldItCannotReleaseIt() throws InterruptedException {
		assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(this.lock::unlock)
			.withMessageContaining("does not hold");
		Thread other = new Thread(this.lock::lock);
		other.start();
		other.join();
		assertThat(this.lock.isHeldByCurrentThread()).isFalse();
		assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(this.lock::unlock);
	}

}
