package dev.zmq.boot.test.container;

import dev.zmq.exception.ZmqTimeoutException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * Waits until the peer answers over its control channel.
 */
final class PingWaitStrategy extends AbstractWaitStrategy {

	private final ZmqPeerContainer container;

	PingWaitStrategy(ZmqPeerContainer container) {
		this.container = container;
	}

	@Override
	protected void waitUntilReady() {
		try {
			this.container.getControl().ping(this.startupTimeout);
		}
		catch (ZmqTimeoutException ex) {
			throw new ContainerLaunchException(
					"The peer in the container did not answer within " + this.startupTimeout + "; its log may tell why",
					ex);
		}
	}

}
