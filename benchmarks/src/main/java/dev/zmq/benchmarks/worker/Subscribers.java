package dev.zmq.benchmarks.worker;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * SUB sockets, and the publisher whose messages fit their subscriptions.
 */
final class Subscribers {

	private static final byte[] EVERYTHING = {};

	private static final int TOPIC_LENGTH = 8;

	private Subscribers() {
	}

	/**
	 * Connects as many sockets as the job wants, each with a thread of its own.
	 * @param library where they come from
	 * @param job what to do
	 * @return their traffic
	 */
	static Traffic all(Library library, Job job) {
		List<CountedTraffic> parts = new ArrayList<>();
		for (int i = 0; i < job.count(); i++) {
			Library.Socket socket = library.open(SocketKind.SUB);
			socket.limit(job.limit(), job.limit());
			socket.subscribe(EVERYTHING);
			socket.connect(job.endpoint());
			parts.add(CountedTraffic.receiving(socket, job.size()));
		}
		WorkerMain.ready(job.endpoint());
		return new SharedTraffic(parts);
	}

	/**
	 * Connects one socket that subscribes to as many topics as the job wants. There is no
	 * limit for what it sends: subscriptions beyond it would get lost.
	 * @param library where it comes from
	 * @param job what to do
	 * @return its traffic
	 */
	static Traffic byTopic(Library library, Job job) {
		Library.Socket socket = library.open(SocketKind.SUB);
		socket.limit(0, job.limit());
		socket.connect(job.endpoint());
		IntStream.range(0, job.count()).forEach((number) -> socket.subscribe(topic(number)));
		WorkerMain.ready(job.endpoint());
		return CountedTraffic.receiving(socket, job.size());
	}

	/**
	 * Publishes to one topic after the other.
	 * @param socket the bound socket
	 * @param job what to do
	 * @return its traffic
	 */
	static Traffic publisher(Library.Socket socket, Job job) {
		return CountedTraffic.sendingInTurns(socket,
				IntStream.range(0, job.count())
					.mapToObj((number) -> Arrays.copyOf(topic(number), Math.max(job.size(), TOPIC_LENGTH)))
					.toList());
	}

	/** Scattered, so that neighbours in time are none in a tree of prefixes. */
	private static byte[] topic(int number) {
		return ByteBuffer.allocate(TOPIC_LENGTH).putLong((number + 1) * 0x9E3779B97F4A7C15L).array();
	}

}
