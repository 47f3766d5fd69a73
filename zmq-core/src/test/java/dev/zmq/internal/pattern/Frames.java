package dev.zmq.internal.pattern;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.zmq.ZmqMessage;
import org.jspecify.annotations.Nullable;

/**
 * Frames as texts in which each character is one byte.
 */
final class Frames {

	private Frames() {
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	static String string(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	static ZmqMessage message(String... frames) {
		List<byte[]> list = new ArrayList<>();
		for (String frame : frames) {
			list.add(bytes(frame));
		}
		return ZmqMessage.of(list);
	}

	static List<String> text(@Nullable ZmqMessage message) {
		List<String> frames = new ArrayList<>();
		if (message != null) {
			message.forEach((frame) -> frames.add(string(frame)));
		}
		return frames;
	}

}
