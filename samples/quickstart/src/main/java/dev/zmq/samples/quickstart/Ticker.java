package dev.zmq.samples.quickstart;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.support.ZmqHeaders;

import org.springframework.messaging.handler.annotation.Header;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * PUB to SUB: prices under the topics EUR and USD. This application subscribes to EUR.
 */
@Component
class Ticker {

	private final ZmqOperations zmq;

	private final Diary diary;

	Ticker(ZmqOperations zmq, Diary diary) {
		this.zmq = zmq;
		this.diary = diary;
	}

	@Scheduled(initialDelayString = "${quickstart.pace}", fixedRateString = "${quickstart.pace}")
	void publish() {
		this.zmq.publish("ticks", "EUR", new Tick("EUR", price(1.08)));
		this.zmq.publish("ticks", "USD", new Tick("USD", price(0.92)));
		this.diary.note("PUB", "published", "EUR and USD");
	}

	@ZmqListener(socket = "ticks-in")
	void receive(@Header(ZmqHeaders.TOPIC) String topic, Tick tick) {
		this.diary.note("SUB", "received", topic + " " + tick.price());
	}

	private static String price(double around) {
		return String.format(Locale.ROOT, "%.4f", around + ThreadLocalRandom.current().nextDouble(0.01));
	}

	record Tick(String currency, String price) {
	}

}
