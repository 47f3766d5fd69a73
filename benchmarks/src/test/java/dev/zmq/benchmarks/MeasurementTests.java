package dev.zmq.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MeasurementTests {

	@Test
	void ratesAreThoseOfTheReceiver() {
		WindowResult receiver = WindowResult.parse("messages=1000 nanos=500000000 cpu=2000000 allocated=80000");
		WindowResult sender = WindowResult.parse("messages=2000 nanos=500000000 cpu=2000000");
		Measurement measurement = Measurement.of(receiver, sender, row("push-pull-tcp-16"));
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
		Measurement measurement = Measurement.of(replier, requester, row("req-rep-tcp-16"));
		assertThat(measurement.get(Metric.RATE)).hasValue(10_000);
		assertThat(measurement.get(Metric.P50)).hasValue(5);
		assertThat(measurement.get(Metric.MAX)).hasValue(8);
	}

	@Test
	void timesOfListenersAreTheirOwn() {
		WindowResult listener = WindowResult.parse("messages=10 nanos=1000000 cpu=1 p50=5 p99=6 p999=7 max=8");
		WindowResult sender = WindowResult.parse("messages=999 nanos=1000000000 cpu=1");
		assertThat(Measurement.of(listener, sender, row("seldom*")).get(Metric.P50)).hasValue(5);
	}

	@Test
	void aWindowWithoutMessagesIsAFailure() {
		WindowResult nothing = WindowResult.parse("messages=0 nanos=500000000 cpu=0");
		assertThatExceptionOfType(WorkerException.class)
			.isThrownBy(() -> Measurement.of(nothing, null, row("push-pull-tcp-16")))
			.withMessageContaining("No messages");
	}

	@Test
	void connectionsAreCountedEachAndProcessesOwnDescriptorsAreNot() {
		WindowResult router = WindowResult.parse("nanos=9 cpu=1 memory=2048000 resident=4096000 descriptors=1003");
		WindowResult dealers = WindowResult
			.parse("nanos=2000000000 cpu=5000000 memory=1024000 resident=3072000 descriptors=5041");
		Measurement measurement = Measurement.of(router, dealers, row("router-1000-dealers"));
		assertThat(measurement.get(Metric.TIME)).hasValue(2e9);
		assertThat(measurement.get(Metric.SENDER_CPU)).hasValue(5000);
		assertThat(measurement.get(Metric.SENDER_MEMORY)).hasValue(1024);
		assertThat(measurement.get(Metric.RECEIVER_MEMORY)).hasValue(2048);
		assertThat(measurement.get(Metric.SENDER_RESIDENT)).hasValue(3072);
		assertThat(measurement.get(Metric.SENDER_DESCRIPTORS)).hasValue(5);
		assertThat(measurement.get(Metric.RECEIVER_DESCRIPTORS)).hasValue(1);
	}

	private static Row row(String id) {
		return Rows.matching(Rows.ALL, id).get(0);
	}

}
