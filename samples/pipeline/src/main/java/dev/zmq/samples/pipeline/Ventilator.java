package dev.zmq.samples.pipeline;

import java.time.Duration;

import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketRegistry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Pushes jobs as fast as it can. What slows it down is that the queues of the workers are
 * full: sending waits for room.
 */
@Component
class Ventilator {

	private final ZmqOperations zmq;

	private final ZmqSocketRegistry sockets;

	private final Sink sink;

	private final int batch;

	private int number;

	Ventilator(ZmqOperations zmq, ZmqSocketRegistry sockets, Sink sink, @Value("${pipeline.batch}") int batch) {
		this.zmq = zmq;
		this.sockets = sockets;
		this.sink = sink;
		this.batch = batch;
	}

	@Scheduled(initialDelay = 500, fixedDelayString = "${pipeline.pause}")
	void push() {
		this.sink.sumUp();
		for (int i = 0; i < this.batch; i++) {
			this.number++;
			boolean room = this.sockets.getSocket("work").isWritable();
			long start = System.nanoTime();
			this.zmq.convertAndSend("work", new Job(this.number));
			long waited = Duration.ofNanos(System.nanoTime() - start).toMillis();
			System.out.printf("  job %3d   pushed%s%n", this.number,
					room ? "" : ", after " + waited + " ms without room");
		}
	}

}
