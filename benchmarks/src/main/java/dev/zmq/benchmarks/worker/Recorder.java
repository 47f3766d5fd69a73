package dev.zmq.benchmarks.worker;

import java.util.Arrays;

/**
 * Records every time that is taken in a window, so that the percentiles are exact; there
 * is at least one in each window. The traffic's own thread records and reports, one
 * thread at a time; windows are opened and closed by others.
 */
final class Recorder {

	private static final int FIRST_CAPACITY = 1 << 20;

	private volatile Phase phase = Phase.IDLE;

	private long[] times = new long[FIRST_CAPACITY];

	private int length;

	private boolean recording;

	private Sample begin = new Sample(0, 0, 0, 0);

	/** Sees whether a window was opened or closed; between two times. */
	void look() {
		Phase wanted = this.phase;
		if (wanted != Phase.IDLE && !this.recording) {
			this.recording = true;
			this.length = 0;
			this.begin = Sample.take(0);
		}
		else if (wanted == Phase.ENDED && this.length > 0) {
			this.recording = false;
			// Before the report: the driver may answer that with the next window.
			this.phase = Phase.IDLE;
			report(Sample.take(this.length));
		}
	}

	void record(long nanos) {
		if (this.recording) {
			if (this.length == this.times.length) {
				this.times = Arrays.copyOf(this.times, this.length * 2);
			}
			this.times[this.length++] = nanos;
		}
	}

	private void report(Sample end) {
		Arrays.sort(this.times, 0, this.length);
		Output.line(end.resultSince(this.begin) + " p50=" + percentile(500) + " p99=" + percentile(990) + " p999="
				+ percentile(999) + " max=" + percentile(1000));
	}

	private long percentile(int perMille) {
		int rank = Math.toIntExact(((long) this.length * perMille + 999) / 1000);
		return this.times[Math.max(rank, 1) - 1];
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
