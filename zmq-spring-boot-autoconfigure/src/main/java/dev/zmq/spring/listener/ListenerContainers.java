package dev.zmq.spring.listener;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * What is done with several containers at once.
 */
public final class ListenerContainers {

	private ListenerContainers() {
	}

	/**
	 * Stops containers side by side and waits for all, so that it takes no longer than
	 * the slowest of them. That one cannot be stopped keeps none of the others from it.
	 * @param containers the containers
	 */
	public static void stop(Collection<? extends ZmqListenerContainer> containers) {
		List<ZmqListenerContainer> all = List.copyOf(containers);
		CountDownLatch left = new CountDownLatch(all.size());
		all.forEach((container) -> container.stop(left::countDown));
		try {
			// each is bounded by its shutdown timeout
			left.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
