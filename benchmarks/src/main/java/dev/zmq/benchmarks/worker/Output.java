package dev.zmq.benchmarks.worker;

/**
 * The way to the driver: whole lines on standard output.
 */
final class Output {

	private Output() {
	}

	static synchronized void line(String line) {
		System.out.println(line);
		System.out.flush();
	}

}
