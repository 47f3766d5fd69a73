package dev.zmq.benchmarks.worker;

/**
 * As many messages as come, counted.
 */
final class HandledTraffic implements Handling {

	private final MessageCount count = new MessageCount();

	private final int size;

	HandledTraffic(int size) {
		this.size = size;
	}

	@Override
	public void handle(byte[] body) {
		CountedTraffic.checkSize(body, this.size);
		this.count.increment();
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
