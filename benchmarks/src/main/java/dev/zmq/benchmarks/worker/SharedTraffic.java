package dev.zmq.benchmarks.worker;

import java.util.ArrayList;
import java.util.List;

/**
 * Traffic of several threads. In a window, the messages of all are counted together.
 */
final class SharedTraffic implements Traffic {

	private final List<CountedTraffic> parts;

	private Sample begin = Sample.take(0);

	SharedTraffic(List<CountedTraffic> parts) {
		this.parts = List.copyOf(parts);
	}

	/** The first part needs no thread of its own. */
	@Override
	public void run() {
		List<CountedTraffic> others = new ArrayList<>(this.parts);
		CountedTraffic first = others.remove(0);
		others.forEach(WorkerMain::start);
		first.run();
	}

	private long messages() {
		return this.parts.stream().mapToLong(CountedTraffic::messages).sum();
	}

	@Override
	public void begin() {
		this.begin = Sample.take(messages());
	}

	@Override
	public void end() {
		MessageCount.awaitMore(this::messages, this.begin.messages());
		Output.line(Sample.take(messages()).resultSince(this.begin));
	}

}
