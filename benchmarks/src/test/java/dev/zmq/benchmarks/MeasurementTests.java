package dev.zmq.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MeasurementTests {

	@Test
	void ratesAreThoseOfTheReceiver() {
		WindowResult receiver = WindowResult.parse("messages=1000 nanos=500000000 cpu=2000000 allocated=80000");
		WindowResult sender = WindowResult.parse("messages=2000 nanos=500000000 cpu=2000000");
		Measurement measurement = Measurement.of(receiver, sender, Row.Pattern.PUSH_PULL);
		assertThat(measurement.get(Metric.RATE)).hasValue(2000);
		assertThat(measurement.get(Metric.RECEIVER_CPU)).hasValue(2000);
		assertThat(measurement.get(Metric.SENDER_CPU)).hasValue(1000);
		assertThat(measurement.get(Metric.RECEIVER_ALLOCATION)).hasValue(80);
		assertThat(measurement.get(Metric.SENDER_ALLOCATION)).isEmpty();
		assertThat(measurement.get(Metric.P50)).isEmpty();
	}

	@Test
	void roundTripsAreThoseOfTheRequester() {
		WindowResult replier = WindowResult.parse("messages=999 nanos=1000000000 cpu=1");
		WindowResult requester = WindowResult.parse("messages=10 nanos=1000000 cpu=1 p50=5 p99=6 p999=7 max=8");
		Measurement measurement = Measurement.of(replier, requester, Row.Pattern.REQ_REP);
		assertThat(measurement.get(Metric.RATE)).hasValue(10_000);
		assertThat(measurement.get(Metric.P50)).hasValue(5);
		assertThat(measurement.get(Metric.MAX)).hasValue(8);
	}

	@Test
	void timesOfListenersAreTheirOwn() {
		WindowResult listener = WindowResult.parse("messages=10 nanos=1000000 cpu=1 p50=5 p99=6 p999=7 max=8");
		WindowResult sender = WindowResult.parse("messages=999 nanos=1000000000 cpu=1");
		assertThat(Measurement.of(listener, sender, Row.Pattern.SELDOM).get(Metric.P50)).hasValue(5);
	}

	@Test
	void aWindowWithoutMessagesIsAFailure() {
		WindowResult nothing = WindowResult.parse("messages=0 nanos=500000000 cpu=0");
		assertThatExceptionOfType(WorkerException.class)
			.isThrownBy(() -> Measurement.of(nothing, null, Row.Pattern.PUSH_PULL))
			.withMessageContaining("No messages");
	}

}
