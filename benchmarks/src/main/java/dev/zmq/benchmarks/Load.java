package dev.zmq.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a worker has to deal with.
 *
 * @param size bytes per message
 * @param count how many sockets there are on the side that has many, or subscriptions
 * where those are many
 * @param ioThreads I/O threads of each process
 * @param perSecond messages per second where that is fixed, 0 for as many as possible
 */
record Load(int size, int count, int ioThreads, int perSecond) {

	static Load of(int size) {
		return new Load(size, 1, 1, 0);
	}

	Load count(int many) {
		return new Load(this.size, many, this.ioThreads, this.perSecond);
	}

	Load ioThreads(int many) {
		return new Load(this.size, this.count, many, this.perSecond);
	}

	Load perSecond(int many) {
		return new Load(this.size, this.count, this.ioThreads, many);
	}

	/** As workers take it on their command line. */
	List<String> arguments() {
		return IntStream.of(this.size, this.count, this.ioThreads, this.perSecond).mapToObj(Integer::toString).toList();
	}

}
