package dev.zmq.samples.proxy;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.zmq.spring.annotation.ZmqListener;

import org.springframework.stereotype.Component;

/**
 * Shows what passes the proxy: measurements one way, subscriptions the other way.
 */
@Component
class Tap {

	@ZmqListener(socket = "tapped")
	void show(List<byte[]> frames) {
		byte[] first = frames.get(0);
		if (frames.size() > 1) {
			System.out.printf("  proxy    ──▶   %s %s%n", text(first), text(frames.get(1)));
		}
		else if (first.length > 0) {
			String what = (first[0] == 1) ? "subscribe to" : "unsubscribe from";
			System.out.printf("  proxy    ◀──   %s %s%n", what, text(first).substring(1));
		}
	}

	private static String text(byte[] frame) {
		return new String(frame, StandardCharsets.UTF_8);
	}

}
