package dev.zmq.samples.pipeline;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says what this is.
 */
@Component
class Welcome {

	@EventListener(ApplicationStartedEvent.class)
	void greet() {
		System.out.printf("%n  PUSH and PULL: a pipeline that holds back%n%n");
		System.out.printf("  Another worker: python3 samples/pipeline/peer.py kim%n");
		System.out.printf("  Ctrl-C ends it.%n%n");
	}

}
