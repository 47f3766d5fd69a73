package dev.zmq.benchmarks.worker;

/**
 * One request after the other. In a window, the time of every round trip is recorded.
 */
final class RoundTrips implements Traffic {

	private final Library.Socket socket;

	private final byte[] payload;

	private final Recorder recorder = new Recorder();

	RoundTrips(Library.Socket socket, byte[] payload) {
		this.socket = socket;
		this.payload = payload;
	}

	@Override
	public void run() {
		while (true) {
			this.recorder.look();
			this.recorder.record(roundTrip());
		}
	}

	private long roundTrip() {
		long start = System.nanoTime();
		this.socket.send(this.payload);
		CountedTraffic.checkSize(this.socket.receive(), this.payload.length);
		return System.nanoTime() - start;
	}

	@Override
	public void begin() {
		this.recorder.begin();
	}

	/** The traffic's own thread reports, when it has seen this. */
	@Override
	public void end() {
		this.recorder.end();
	}

}
