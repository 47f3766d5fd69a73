package dev.zmq.benchmarks.worker;

import java.util.Arrays;

/**
 * One request after the other. In a window, the time of every round trip is recorded, and
 * the percentiles are exact; there is at least one in each window.
 */
final class RoundTrips implements Traffic {

	private static final int FIRST_CAPACITY = 1 << 20;

	private final Library.Socket socket;

	private final byte[] payload;

	private volatile Phase phase = Phase.IDLE;

	private long[] times = new long[FIRST_CAPACITY];

	private int length;

	private boolean recording;

	private Sample begin = new Sample(0, 0, 0, 0);

	RoundTrips(Library.Socket socket, byte[] payload) {
		this.socket = socket;
		this.payload = payload;
	}

	@Override
	public void run() {
		while (true) {
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
			roundTrip();
		}
	}

	private void roundTrip() {
		long start = System.nanoTime();
		this.socket.send(this.payload);
		CountedTraffic.checkSize(this.socket.receive(), this.payload.length);
		long took = System.nanoTime() - start;
		if (this.recording) {
			if (this.length == this.times.length) {
				this.times = Arrays.copyOf(this.times, this.length * 2);
			}
			this.times[this.length++] = took;
		}
	}

	private void report(Sample end) {
		Arrays.sort(this.times, 0, this.length);
		Output.line(end.resultSince(this.begin) + " p50=" + percentile(500) + " p99=" + percentile(990) + " p999="
				+ percentile(999) + " max=" + percentile(1000));
	}

	private long percentile(int perMille) {
		if (this.length == 0) {
			return 0;
		}
		int rank = Math.toIntExact(((long) this.length * perMille + 999) / 1000);
		return this.times[Math.max(rank, 1) - 1];
	}

	@Override
	public void begin() {
		this.phase = Phase.RECORDING;
	}

	/** The traffic's own thread reports, when it has seen this. */
	@Override
	public void end() {
		this.phase = Phase.ENDED;
	}

	private enum Phase {

		IDLE, RECORDING, ENDED

	}

}
