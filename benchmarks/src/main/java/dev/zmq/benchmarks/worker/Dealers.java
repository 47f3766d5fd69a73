package dev.zmq.benchmarks.worker;

import java.util.ArrayList;
import java.util.List;

/**
 * The side that connects: nothing is done before the window opens, then everything once,
 * in a JVM that has compiled nothing yet. The sockets stay open.
 */
final class Dealers implements Traffic {

	private final Job job;

	private final List<Library.Socket> sockets = new ArrayList<>();

	Dealers(Job job) {
		this.job = job;
	}

	/** There is nothing to do outside of the window. */
	@Override
	public void run() {
	}

	/** Reports by itself: the window is as long as it takes. */
	@Override
	public void begin() {
		Footprint before = Footprint.take();
		Library library = Library.of(this.job);
		for (int i = 0; i < this.job.count(); i++) {
			Library.Socket socket = library.open(SocketKind.DEALER);
			socket.connect(this.job.endpoint());
			this.sockets.add(socket);
		}
		byte[] payload = new byte[this.job.size()];
		this.sockets.forEach((socket) -> socket.send(payload));
		this.sockets.forEach((socket) -> CountedTraffic.checkSize(socket.receive(), payload.length));
		Output.line(Footprint.take().resultSince(before));
	}

	@Override
	public void end() {
	}

}
