package dev.zmq.samples.curve;

import dev.zmq.monitor.CloseReason;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.event.ZmqHandshakeFailedEvent;
import dev.zmq.spring.event.ZmqPeerDisconnectedEvent;
import dev.zmq.spring.support.ZmqHeaders;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;

/**
 * Greets whom it knows by name. Who that is, the key has proved: nobody else can say so.
 */
@Component
class Desk {

	private final ZmqOperations zmq;

	Desk(ZmqOperations zmq) {
		this.zmq = zmq;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		System.out.printf("%n  CURVE: who may come in is a matter of keys%n%n");
		String answer = this.zmq.convertSendAndReceive("visitor", "hello", String.class);
		System.out.printf("  the visitor is told: %s%n", answer);
		System.out
			.printf("%n  A guest needs a key: python3 samples/curve/peer.py key anna /tmp%n" + "  Ctrl-C ends it.%n%n");
	}

	@ZmqListener(socket = "desk")
	String greet(String ignored, @Header(ZmqHeaders.USER_ID) String user) {
		return "Good day, " + user;
	}

	@EventListener
	void refused(ZmqHandshakeFailedEvent event) {
		if (event.getName().equals("desk")) {
			System.out.printf("  refused with %s: %s%n", event.getMechanism(), event.getDetail());
		}
	}

	@EventListener
	void sentAway(ZmqPeerDisconnectedEvent event) {
		if (event.getReason() == CloseReason.ACCESS_REVOKED) {
			System.out.printf("  %s had to go%n", event.getPeer().userId());
		}
	}

}
