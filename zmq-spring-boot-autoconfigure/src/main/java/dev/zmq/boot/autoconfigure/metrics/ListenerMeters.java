package dev.zmq.boot.autoconfigure.metrics;

import java.util.function.ToDoubleFunction;

import dev.zmq.boot.autoconfigure.metrics.Registrar.Name;
import dev.zmq.spring.listener.ZmqListenerContainer;
import dev.zmq.spring.listener.ZmqListenerStatistics;
import io.micrometer.core.instrument.Tags;

/**
 * The meters of listeners, from their start until they are stopped.
 */
final class ListenerMeters {

	private static final Name MESSAGES = new Name("zmq.listener.messages", "messages",
			"Messages that a listener is done with");

	private static final Name DROPPED_REPLIES = new Name("zmq.listener.replies.dropped", "messages",
			"Replies that were dropped because their requester had left or does not read");

	private static final Name IN_FLIGHT = new Name("zmq.listener.in.flight", "messages",
			"Messages that are being handled");

	private static final Name PAUSED = new Name("zmq.listener.paused", "listeners",
			"1 while a listener takes no messages because it is paused, otherwise 0");

	private final MeterBook book;

	private final Tags common;

	ListenerMeters(MeterBook book, Tags common) {
		this.book = book;
		this.common = common;
	}

	void started(ZmqListenerContainer container) {
		Tags tags = this.common.and("listener", container.getListenerId(), "socket", container.getSocketName());
		this.book.add(key(container), container, (registrar) -> {
			outcome(registrar, tags.and("outcome", "handled"), container, ZmqListenerStatistics::handled);
			outcome(registrar, tags.and("outcome", "failed"), container, ZmqListenerStatistics::failed);
			outcome(registrar, tags.and("outcome", "filtered"), container, ZmqListenerStatistics::filtered);
			outcome(registrar, tags.and("outcome", "malformed"), container, ZmqListenerStatistics::malformed);
			registrar.counter(DROPPED_REPLIES, tags, container, ZmqListenerContainer::getDroppedReplies);
			registrar.gauge(IN_FLIGHT, tags, container, ZmqListenerContainer::getInFlight);
			registrar.gauge(PAUSED, tags, container, (it) -> (it.isPaused()) ? 1 : 0);
		});
	}

	private static void outcome(Registrar registrar, Tags tags, ZmqListenerContainer container,
			ToDoubleFunction<ZmqListenerStatistics> count) {
		registrar.counter(MESSAGES, tags, container, (it) -> count.applyAsDouble(it.getStatistics()));
	}

	void stopped(ZmqListenerContainer container) {
		this.book.remove(key(container), container);
	}

	private static String key(ZmqListenerContainer container) {
		return "listener " + container.getListenerId();
	}

}
