package dev.zmq.samples.workers;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqOperations;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Two workers of this application. What they return goes to the broker.
 */
@Component
class Crew {

	private final ZmqOperations zmq;

	private final Duration effort;

	Crew(ZmqOperations zmq, @Value("${workers.effort}") Duration effort) {
		this.zmq = zmq;
		this.effort = effort;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		System.out.printf("%n  ROUTER and DEALER: tasks for workers with names%n%n");
		System.out.printf("  Another worker, to be killed at will: python3 samples/workers/peer.py zoe%n");
		System.out.printf("  Ctrl-C ends it.%n%n");
		this.zmq.convertAndSend("ann", "READY");
		this.zmq.convertAndSend("bob", "READY");
	}

	@ZmqListener(socket = "ann")
	@ZmqListener(socket = "bob")
	CompletableFuture<@Nullable String> work(Broker.Task task) {
		return new CompletableFuture<@Nullable String>().completeOnTimeout("DONE", this.effort.toMillis(),
				TimeUnit.MILLISECONDS);
	}

}
