package dev.zmq.boot.autoconfigure.actuate;

import dev.zmq.spring.listener.ZmqListenerContainer;
import dev.zmq.spring.listener.ZmqListenerStatistics;
import org.jspecify.annotations.Nullable;

/**
 * A listener.
 *
 * @param id its id
 * @param socket the name of its socket
 * @param state running, paused, stopped or failed
 * @param failure why it has failed
 * @param statistics what it has done
 */
public record ListenerDescriptor(String id, String socket, String state, @Nullable String failure,
		ZmqListenerStatistics statistics) {

	static ListenerDescriptor of(ZmqListenerContainer container) {
		Throwable failure = container.getFailure();
		return new ListenerDescriptor(container.getListenerId(), container.getSocketName(), state(container),
				(failure != null) ? String.valueOf(failure.getMessage()) : null, container.getStatistics());
	}

	private static String state(ZmqListenerContainer container) {
		if (container.getFailure() != null) {
			return "failed";
		}
		if (!container.isRunning()) {
			return "stopped";
		}
		return (container.isPaused()) ? "paused" : "running";
	}

}
