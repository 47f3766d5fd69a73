package dev.zmq.samples.requestreply;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says what to try.
 */
@Component
class Welcome {

	@EventListener
	void greet(WebServerInitializedEvent event) {
		String url = "http://localhost:" + event.getWebServer().getPort() + "/quotes/";
		System.out.printf("%n  Request and reply: REST outside, ZeroMQ inside%n%n");
		System.out.printf("  curl '%stea?count=4'    a quote%n", url);
		System.out.printf("  curl '%stea?count=0'    what the service refuses%n", url);
		System.out.printf("  curl '%sgold'           what the service fails at%n", url);
		System.out.printf("  curl '%ssaffron'        what takes the service too long%n", url);
		System.out.printf("%n  Ctrl-C ends it.%n%n");
	}

}
