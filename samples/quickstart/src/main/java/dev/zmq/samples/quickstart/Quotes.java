package dev.zmq.samples.quickstart;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqOperations;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * REQ to REP: what a number of things costs. This application asks itself.
 */
@Component
class Quotes {

	private final ZmqOperations zmq;

	private final Diary diary;

	Quotes(ZmqOperations zmq, Diary diary) {
		this.zmq = zmq;
		this.diary = diary;
	}

	@ZmqListener(socket = "quotes")
	Quote answer(QuoteRequest request) {
		if (request.count() < 1) {
			throw new IllegalArgumentException("Nobody buys " + request.count() + " of " + request.item());
		}
		return new Quote(request.item(), request.count() * 3);
	}

	@Scheduled(initialDelayString = "${quickstart.pace}", fixedRateString = "${quickstart.pace}")
	void ask() {
		QuoteRequest request = new QuoteRequest("tea", ThreadLocalRandom.current().nextInt(1, 10));
		this.zmq.request("ask", request, Quote.class, Duration.ofSeconds(2))
			.thenAccept((quote) -> this.diary.note("REQ, REP", "answered",
					request.count() + " x tea costs " + ((quote != null) ? quote.price() : "nothing")));
	}

	record QuoteRequest(String item, int count) {
	}

	record Quote(String item, int price) {
	}

}
