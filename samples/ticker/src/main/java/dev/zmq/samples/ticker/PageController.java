package dev.zmq.samples.ticker;

import java.util.Set;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What the page talks to.
 */
@RestController
class PageController {

	private final Market market;

	private final Screen screen;

	private final Pages pages;

	PageController(Market market, Screen screen, Pages pages) {
		this.market = market;
		this.screen = screen;
		this.pages = pages;
	}

	@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter events() {
		return this.pages.open();
	}

	@GetMapping("/topics")
	Topics topics() {
		return new Topics(this.market.symbols(), this.screen.topics());
	}

	@PutMapping("/topics/{topic}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void subscribe(@PathVariable String topic) {
		this.screen.subscribe(requireKnown(topic));
	}

	@DeleteMapping("/topics/{topic}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void unsubscribe(@PathVariable String topic) {
		this.screen.unsubscribe(requireKnown(topic));
	}

	private String requireKnown(String topic) {
		if (!this.market.symbols().contains(topic)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Nothing is published under " + topic);
		}
		return topic;
	}

	record Topics(Set<String> published, Set<String> subscribed) {
	}

}
