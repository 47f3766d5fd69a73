package dev.zmq.samples.ticker;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

import dev.zmq.spring.core.ZmqOperations;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The publisher: prices that wander about, each under its own topic. It publishes them
 * all, and knows nothing of who listens.
 */
@Component
class Market {

	private final ZmqOperations zmq;

	private final Map<String, Double> prices = new TreeMap<>(Map.of("AUD", 0.6540, "CAD", 0.7130, "CHF", 1.2480, "EUR",
			1.1610, "GBP", 1.3170, "JPY", 0.0064, "NOK", 0.0988, "SEK", 0.1052));

	private final AtomicLong published = new AtomicLong();

	Market(ZmqOperations zmq) {
		this.zmq = zmq;
	}

	@Scheduled(fixedRateString = "${ticker.pace}")
	void publish() {
		this.prices.replaceAll((symbol, price) -> price * (1 + ThreadLocalRandom.current().nextGaussian() / 4000));
		this.prices.forEach((symbol, price) -> this.zmq.publish("ticks", symbol, new Tick(symbol, price)));
		this.published.addAndGet(this.prices.size());
	}

	Set<String> symbols() {
		return this.prices.keySet();
	}

	long published() {
		return this.published.get();
	}

}
