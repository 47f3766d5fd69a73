package dev.zmq.samples.polyglot;

import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketRegistry;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What Java begins: it publishes, and asks whoever has connected.
 */
@Component
class Speaker {

	private final ZmqOperations zmq;

	private final ZmqSocketRegistry sockets;

	Speaker(ZmqOperations zmq, ZmqSocketRegistry sockets) {
		this.zmq = zmq;
		this.sockets = sockets;
	}

	@EventListener(ApplicationReadyEvent.class)
	void greet() {
		System.out.printf("%n  Java and Python: every pattern, both directions%n%n");
		System.out.printf("  The other side: python3 samples/polyglot/peer.py%n");
		System.out.printf("  Ctrl-C ends it.%n%n");
	}

	@Scheduled(fixedRateString = "${polyglot.pace}")
	void publish() {
		this.zmq.publish("pub", "EUR", "1.16");
		this.zmq.publish("xpub", "USD", "0.86");
	}

	@Scheduled(fixedRateString = "${polyglot.pace}")
	void ask() {
		if (!this.sockets.getSocket("req").peers().isEmpty()) {
			this.zmq.request("req", "Who are you?", String.class)
				.thenAccept((answer) -> System.out.printf("  REQ    ──▶ Python   %s%n", answer));
		}
	}

}
