package dev.zmq.benchmarks.worker;

import java.util.List;

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

	/**
	 * Sends to one socket after the other.
	 * @param sockets the sockets
	 * @param payload what to send
	 * @return the traffic
	 */
	static CountedTraffic sendingInTurns(List<Library.Socket> sockets, byte[] payload) {
		return (sockets.size() == 1) ? sending(sockets.get(0), payload)
				: new CountedTraffic(new InTurns<>(sockets, (socket) -> socket.send(payload)));
	}

	/**
	 * Sends one message after the other.
	 * @param socket the socket
	 * @param payloads what to send
	 * @return the traffic
	 */
	static CountedTraffic sendingInTurns(Library.Socket socket, List<byte[]> payloads) {
		return new CountedTraffic(new InTurns<>(payloads, socket::send));
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

	/**
	 * Returns how many messages there were since the start.
	 * @return the number
	 */
	long messages() {
		return this.count.get();
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
