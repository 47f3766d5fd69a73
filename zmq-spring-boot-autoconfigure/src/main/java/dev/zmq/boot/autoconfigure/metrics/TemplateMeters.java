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

	private TemplateMeters() {
	}

	static void add(MeterBook book, Tags common, String name, ZmqTemplate template) {
		Tags tags = common.and("template", name);
		book.add("template " + name, template, (registrar) -> {
			registrar.gauge(PENDING, tags, template, ZmqTemplate::getPendingRequests);
			registrar.counter(LATE, tags, template, ZmqTemplate::getLateReplies);
		});
	}

}
