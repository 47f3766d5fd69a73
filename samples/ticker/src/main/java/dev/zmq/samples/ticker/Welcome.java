package dev.zmq.samples.ticker;

import dev.zmq.spring.core.ZmqSocketRegistry;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says where to look.
 */
@Component
class Welcome {

	private final ZmqSocketRegistry sockets;

	Welcome(ZmqSocketRegistry sockets) {
		this.sockets = sockets;
	}

	@EventListener
	void greet(WebServerInitializedEvent event) {
		System.out.printf("%n  ZeroMQ ticker%n%n");
		System.out.printf("  the page     http://localhost:%d/%n", event.getWebServer().getPort());
		System.out.printf("  the prices   PUB %s%n", this.sockets.getBoundEndpoints("ticks").get(0));
		System.out.printf("%n  Ctrl-C ends it.%n%n");
	}

}
