package dev.zmq.boot.autoconfigure.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * Registers meters that read their values where they are, and notes which.
 *
 * @param registry where to register
 * @param noted is told of each meter
 */
record Registrar(MeterRegistry registry, Consumer<Meter> noted) {

	<T> void counter(Name name, Tags tags, T object, ToDoubleFunction<T> value) {
		this.noted.accept(FunctionCounter.builder(name.name(), object, value)
			.description(name.description())
			.baseUnit(name.unit())
			.tags(tags)
			.register(this.registry));
	}

	<T> void gauge(Name name, Tags tags, T object, ToDoubleFunction<T> value) {
		this.noted.accept(Gauge.builder(name.name(), object, value)
			.description(name.description())
			.baseUnit(name.unit())
			.tags(tags)
			.register(this.registry));
	}

	<T> void timer(Name name, Tags tags, T object, ToLongFunction<T> count, ToDoubleFunction<T> totalNanos) {
		this.noted.accept(FunctionTimer.builder(name.name(), object, count, totalNanos, TimeUnit.NANOSECONDS)
			.description(name.description())
			.tags(tags)
			.register(this.registry));
	}

	/** What a meter is called, its base unit, and what it means. */
	record Name(String name, String unit, String description) {
	}

}
