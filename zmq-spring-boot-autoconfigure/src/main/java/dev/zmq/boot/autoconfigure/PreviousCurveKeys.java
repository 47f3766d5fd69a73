package dev.zmq.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.spring.core.ZmqSocketCustomizer;

import org.springframework.core.io.ResourceLoader;

/**
 * Gives servers of CURVE the keys that they had before, for clients that still expect
 * those.
 */
final class PreviousCurveKeys implements ZmqSocketCustomizer {

	private static final String PROPERTY = "zmq.security.curve.previous-secret-keys";

	private static final int MOST = 3;

	private final List<byte[]> keys = new ArrayList<>();

	PreviousCurveKeys(List<String> texts, WrittenProperties written, ResourceLoader resources) {
		if (texts.size() > MOST) {
			throw written.refused(PROPERTY, "there are " + texts.size(),
					"Keep no more than " + MOST + ": a server tries all of its keys on every client.");
		}
		SecurityKeys reader = new SecurityKeys(written, Map.of(), resources);
		for (int i = 0; i < texts.size(); i++) {
			GivenText given = GivenText.of(PROPERTY + "[" + i + "]", texts.get(i));
			if (given != null) {
				this.keys.add(reader.secretKey(given));
			}
		}
	}

	@Override
	public void customize(String name, ZmqSocket socket) {
		if (!this.keys.isEmpty() && socket.get(SocketOption.CURVE_SERVER)
				&& socket.get(SocketOption.CURVE_PREVIOUS_SECRET_KEYS).isEmpty()) {
			socket.set(SocketOption.CURVE_PREVIOUS_SECRET_KEYS, List.copyOf(this.keys));
		}
	}

}
