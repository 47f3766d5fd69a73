package dev.zmq.samples.proxy;

import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.support.ZmqHeaders;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;

/**
 * Somebody who wants to know about two places.
 */
@Component
class Reader {

	@EventListener(ApplicationReadyEvent.class)
	void greet() {
		System.out.printf("%n  XSUB and XPUB: a proxy for publishers and subscribers%n%n");
		System.out.printf("  Another subscriber: python3 samples/proxy/peer.py subscribe rome%n");
		System.out.printf("  Another publisher:  python3 samples/proxy/peer.py publish paris hello%n");
		System.out.printf("  Ctrl-C ends it.%n%n");
	}

	@ZmqListener(socket = "reader")
	void read(@Header(ZmqHeaders.TOPIC) String place, String text) {
		System.out.printf("  reader         %s %s%n", place, text);
	}

}
