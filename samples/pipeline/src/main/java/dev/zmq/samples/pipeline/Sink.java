package dev.zmq.samples.pipeline;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.zmq.spring.annotation.ZmqListener;

import org.springframework.stereotype.Component;

/**
 * Where all results come together, and the jobs that nobody can do.
 */
@Component
class Sink {

	private final Map<String, Integer> done = new ConcurrentSkipListMap<>();

	@ZmqListener(socket = "results")
	void collect(Result result) {
		System.out.printf("  job %3d          done by %s%n", result.job(), result.worker());
		this.done.merge(result.worker(), 1, Integer::sum);
	}

	@ZmqListener(socket = "graveyard")
	void bury(Job job) {
		System.out.printf("  job %3d          is a dead letter%n", job.number());
	}

	void sumUp() {
		if (!this.done.isEmpty()) {
			System.out.printf("%n  so far    %s%n%n", this.done);
		}
	}

}
