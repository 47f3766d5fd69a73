package dev.zmq.benchmarks.worker;

/**
 * The side that is connected to: it sends back what comes, and tells what that cost. It
 * answers {@code begin} with {@code ready begun}, as what comes next is not to come
 * earlier.
 */
final class Echo implements Traffic {

	private final Library.Socket socket;

	private volatile Footprint before = Footprint.take();

	Echo(Library.Socket socket) {
		this.socket = socket;
	}

	@Override
	public void run() {
		while (true) {
			this.socket.echo();
		}
	}

	@Override
	public void begin() {
		this.before = Footprint.take();
		Output.line("ready begun");
	}

	@Override
	public void end() {
		Output.line(Footprint.take().resultSince(this.before));
	}

}
