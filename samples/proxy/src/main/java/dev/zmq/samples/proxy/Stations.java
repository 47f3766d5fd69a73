package dev.zmq.samples.proxy;

import java.util.concurrent.ThreadLocalRandom;

import dev.zmq.spring.core.ZmqOperations;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Three weather stations. What nobody has subscribed to does not even reach the proxy.
 */
@Component
class Stations {

	private final ZmqOperations zmq;

	Stations(ZmqOperations zmq) {
		this.zmq = zmq;
	}

	@Scheduled(fixedRateString = "${proxy.pace}")
	void publish() {
		measure("oslo", -4);
		measure("rome", 18);
		measure("lima", 23);
	}

	private void measure(String place, int around) {
		this.zmq.publish("station-" + place, place, (around + ThreadLocalRandom.current().nextInt(3)) + " °C");
	}

}
