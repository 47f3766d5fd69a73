package dev.zmq.boot.autoconfigure.metrics;

import dev.zmq.boot.autoconfigure.metrics.Registrar.Name;
import dev.zmq.spring.core.ZmqTemplate;
import io.micrometer.core.instrument.Tags;

/**
 * The meters of requests.
 */
final class TemplateMeters {

	private static final Name PENDING = new Name("zmq.request.pending", "requests",
			"Requests that wait for their reply");

	private static final Name LATE = new Name("zmq.request.late", "messages",
			"Replies that came when nobody waited for them any more");

	private static final Name TIMEOUTS = new Name("zmq.request.timeouts", "requests",
			"Requests that got no reply in time");

	private static final Name RETRIES = new Name("zmq.request.retries", "requests",
			"How often a request was sent again");

	private TemplateMeters() {
	}

	static void add(MeterBook book, Tags common, String name, ZmqTemplate template) {
		Tags tags = common.and("template", name);
		book.add("template " + name, template, (registrar) -> {
			registrar.gauge(PENDING, tags, template, ZmqTemplate::getPendingRequests);
			registrar.counter(TIMEOUTS, tags, template, (it) -> it.getStatistics().requestTimeouts());
			registrar.counter(RETRIES, tags, template, (it) -> it.getStatistics().retries());
			registrar.counter(LATE, tags, template, ZmqTemplate::getLateReplies);
		});
	}

}
