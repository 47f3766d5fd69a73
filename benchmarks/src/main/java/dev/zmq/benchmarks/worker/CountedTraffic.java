package dev.zmq.benchmarks.worker;

/**
 * Traffic whose messages are counted.
 */
final class CountedTraffic implements Traffic {

	/** The step is called in batches, so that it is compiled as a method of its own. */
	private static final int BATCH = 1024;

	private final Runnable step;

	private final MessageCount count = new MessageCount();

	CountedTraffic(Runnable step) {
		this.step = step;
	}

	static CountedTraffic sending(Library.Socket socket, byte[] payload) {
		return new CountedTraffic(() -> socket.send(payload));
	}

	static CountedTraffic receiving(Library.Socket socket, int size) {
		return new CountedTraffic(() -> checkSize(socket.receive(), size));
	}

	static CountedTraffic replying(Library.Socket socket, byte[] payload) {
		return new CountedTraffic(() -> {
			checkSize(socket.receive(), payload.length);
			socket.send(payload);
		});
	}

	static void checkSize(byte[] frame, int size) {
		if (frame.length != size) {
			throw new IllegalStateException("Received " + frame.length + " bytes instead of " + size);
		}
	}

	@Override
	public void run() {
		for (long done = 0;; done += BATCH) {
			batch(done);
		}
	}

	private void batch(long done) {
		for (int i = 1; i <= BATCH; i++) {
			this.step.run();
			this.count.set(done + i);
		}
	}

	@Override
	public void begin() {
		this.count.begin();
	}

	@Override
	public void end() {
		this.count.end();
	}

}
