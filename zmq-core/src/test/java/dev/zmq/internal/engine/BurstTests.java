package dev.zmq.internal.engine;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BurstTests {

	private static final long ROUND_TRIP = 60_000;

	@ParameterizedTest
	@ValueSource(longs = { 0, 1_000_000, Long.MAX_VALUE - 5_000, -5_000 })
	void firstMessageBelongsToNone(long now) {
		assertThat(new Burst(now).contains(now)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1_000_000, Long.MAX_VALUE - 5_000, -5_000 })
	void messageRightAfterAQuickWriteDoes(long begin) {
		Burst burst = new Burst(begin);
		burst.written(begin, begin + 3_000);
		assertThat(burst.contains(begin + 3_050)).isTrue();
		assertThat(burst.contains(begin + Burst.BEGIN_NANOS)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1_000_000, Long.MAX_VALUE - 5_000, -5_000 })
	void messageRightAfterASlowWriteDoes(long begin) {
		Burst burst = new Burst(begin);
		burst.written(begin, begin + ROUND_TRIP);
		assertThat(burst.contains(begin + ROUND_TRIP + 50)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1_000_000, Long.MAX_VALUE - 5_000, -5_000 })
	void nextRequestDoesNotAlthoughThePeerHasAnsweredDuringTheWrite(long begin) {
		Burst burst = new Burst(begin);
		burst.written(begin, begin + ROUND_TRIP);
		assertThat(burst.contains(begin + ROUND_TRIP + Burst.END_NANOS)).isFalse();
	}

}
