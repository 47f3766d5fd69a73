package dev.zmq.internal.reactor;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/**
 * Calls into reactors, for tests.
 */
final class Reactors {

	private Reactors() {
	}

	/**
	 * Wait until something is so, looking often: what a loop does takes microseconds.
	 */
	static void awaitUntil(Callable<Boolean> condition) {
		await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(condition);
	}

	/**
	 * Wait until the loop rests.
	 */
	static void awaitRest(Reactor reactor) {
		awaitUntil(() -> reactor.turnNanos() == 0);
	}

	/**
	 * Run a task on the reactor's thread and wait for what it returns.
	 */
	static <T> T call(Reactor reactor, ThrowingSupplier<T> task) throws Exception {
		CompletableFuture<T> result = new CompletableFuture<>();
		reactor.execute(() -> {
			try {
				result.complete(task.get());
			}
			catch (Throwable ex) {
				result.completeExceptionally(ex);
			}
		});
		return result.get(10, TimeUnit.SECONDS);
	}

}
