package dev.zmq.samples.quickstart;

import java.util.List;

import dev.zmq.spring.core.ZmqSocketRegistry;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says where the sockets are, and what to try.
 */
@Component
class Welcome {

	private static final List<Line> LINES = List.of(new Line("ticks", "subscribe EUR"), new Line("quotes", "ask tea 4"),
			new Line("jobs", "push 7"), new Line("headlines", "publish news hello"), new Line("receipts", "pull 3"));

	private final ZmqSocketRegistry sockets;

	Welcome(ZmqSocketRegistry sockets) {
		this.sockets = sockets;
	}

	@EventListener(ApplicationReadyEvent.class)
	void greet() {
		System.out.printf("%n  ZeroMQ quickstart%n%n");
		for (Line line : LINES) {
			System.out.printf("  %-10s  %-5s %s%n", line.socket(), this.sockets.getDefinition(line.socket()).type(),
					String.join("   ",
							this.sockets.getBoundEndpoints(line.socket()).stream().map(Object::toString).toList()));
		}
		System.out.printf("%n  In another terminal, in samples/quickstart (add --ipc for the second address):%n%n");
		LINES.forEach((line) -> System.out.printf("  python3 peer.py %s%n", line.command()));
		System.out.printf("%n  Ctrl-C ends it.%n%n");
	}

	private record Line(String socket, String command) {
	}

}
