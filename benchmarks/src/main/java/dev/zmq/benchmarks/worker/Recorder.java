package dev.zmq.benchmarks.worker;

import org.HdrHistogram.Histogram;

/**
 * Records every time that is taken in a window; there is at least one in each window. It
 * keeps three digits, and allocates nothing while it records. The traffic's own thread
 * records and reports, one thread at a time; windows are opened and closed by others.
 */
final class Recorder {

	/** A longer time is counted as this one. */
	private static final long LONGEST_NANOS = 600_000_000_000L;

	private static final int DIGITS = 3;

	private final Histogram times = new Histogram(LONGEST_NANOS, DIGITS);

	private volatile Phase phase = Phase.IDLE;

	private boolean recording;

	private Sample begin = new Sample(0, 0, 0, 0);

	/** Sees whether a window was opened or closed; between two times. */
	void look() {
		Phase wanted = this.phase;
		if (wanted != Phase.IDLE && !this.recording) {
			this.recording = true;
			this.times.reset();
			this.begin = Sample.take(0);
		}
		else if (wanted == Phase.ENDED && this.times.getTotalCount() > 0) {
			this.recording = false;
			// Before the report: the driver may answer that with the next window.
			this.phase = Phase.IDLE;
			report(Sample.take(this.times.getTotalCount()));
		}
	}

	void record(long nanos) {
		if (this.recording) {
			this.times.recordValue(Math.min(nanos, LONGEST_NANOS));
		}
	}

	private void report(Sample end) {
		Output.line(end.resultSince(this.begin) + " p50=" + percentile(50) + " p99=" + percentile(99) + " p999="
				+ percentile(99.9) + " max=" + this.times.getMaxValue());
	}

	private long percentile(double percent) {
		return this.times.getValueAtPercentile(percent);
	}

	void begin() {
		this.phase = Phase.RECORDING;
	}

	void end() {
		this.phase = Phase.ENDED;
	}

	private enum Phase {

		IDLE, RECORDING, ENDED

	}

}
