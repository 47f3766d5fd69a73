package dev.zmq.samples.pair;

import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.support.ZmqHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;

/**
 * Everybody who plays. What a method returns goes to the other end of its pair, so that
 * hitting the ball back is all that there is to do.
 */
@Component
class Players {

	private static final int HITS = 6;

	private final ZmqOperations zmq;

	Players(ZmqOperations zmq) {
		this.zmq = zmq;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		System.out.printf("%n  PAIR: two ends, and nobody else%n%n");
		this.zmq.convertAndSend("ann", new Ball(1, HITS));
	}

	@ZmqListener(socket = "ann")
	@ZmqListener(socket = "bob")
	@Nullable Ball inproc(Ball ball, @Header(ZmqHeaders.SOCKET) String player) {
		show("inproc", ball, player.equals("ann") ? "ann ◀───● bob" : "ann ●───▶ bob");
		if (ball.isLast()) {
			System.out.println();
			this.zmq.convertAndSend("cat", new Ball(1, HITS));
		}
		return ball.isLast() ? null : ball.next();
	}

	@ZmqListener(socket = "cat")
	@ZmqListener(socket = "dan")
	@Nullable Ball ipc(Ball ball, @Header(ZmqHeaders.SOCKET) String player) {
		show("ipc", ball, player.equals("cat") ? "cat ◀───● dan" : "cat ●───▶ dan");
		if (ball.isLast()) {
			System.out.printf("%n  Eve waits for a guest: python3 samples/pair/peer.py%n  Ctrl-C ends it.%n%n");
		}
		return ball.isLast() ? null : ball.next();
	}

	@ZmqListener(socket = "eve")
	@Nullable Ball guest(Ball ball) {
		show("ipc", ball, "eve ◀───● guest");
		return ball.isLast() ? null : ball.next();
	}

	private static void show(String transport, Ball ball, String flight) {
		System.out.printf("  %-6s   %s   %d%n", transport, flight, ball.hit());
	}

}
