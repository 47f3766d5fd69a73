package dev.zmq.boot.test.assertj;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import dev.zmq.ZmqMessage;
import org.jspecify.annotations.Nullable;

/**
 * Shows frames to people.
 */
final class FrameText {

	private static final int LONGEST = 256;

	private FrameText() {
	}

	/** Texts are quoted, other frames in hexadecimal, and long ones cut. */
	static String describe(ZmqMessage message) {
		return message.frames().stream().map(FrameText::describe).collect(Collectors.joining(", ", "[", "]"));
	}

	private static String describe(byte[] frame) {
		String text = text(frame);
		String shown = (text != null) ? text : HexFormat.of().formatHex(frame);
		String cut = (shown.length() > LONGEST) ? shown.substring(0, LONGEST) + "… (" + frame.length + " bytes)"
				: shown;
		return (text != null) ? "\"" + cut + "\"" : "0x" + cut;
	}

	private static @Nullable String text(byte[] frame) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(frame)).toString();
			return text.chars().allMatch((character) -> isShown((char) character)) ? text : null;
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

	private static boolean isShown(char character) {
		return !Character.isISOControl(character) || List.of('\n', '\r', '\t').contains(character);
	}

}
