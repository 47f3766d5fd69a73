package dev.zmq.samples.pipeline;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.support.ZmqHeaders;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.stereotype.Component;

/**
 * Three workers, each with a socket of its own. One job at a time; the next one is taken
 * when this one is done. Some jobs cannot be done.
 */
@Component
class Workers {

	private final Executor effort;

	Workers(@Value("${pipeline.effort}") Duration effort) {
		this.effort = CompletableFuture.delayedExecutor(effort.toMillis(), TimeUnit.MILLISECONDS);
	}

	@ZmqListener(socket = "ann")
	@ZmqListener(socket = "bob")
	@ZmqListener(socket = "cat")
	@SendTo("to-sink")
	CompletableFuture<Result> work(Job job, @Header(ZmqHeaders.SOCKET) String worker) {
		return CompletableFuture.supplyAsync(() -> {
			if (job.number() % 10 == 0) {
				System.out.printf("  job %3d          fails at %s%n", job.number(), worker);
				throw new IllegalStateException("Nobody can do job " + job.number());
			}
			return new Result(job.number(), worker);
		}, this.effort);
	}

}
