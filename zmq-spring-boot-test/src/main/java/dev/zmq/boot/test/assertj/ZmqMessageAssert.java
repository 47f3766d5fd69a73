package dev.zmq.boot.test.assertj;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

import dev.zmq.ZmqMessage;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractByteArrayAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a message. What fails shows all frames: as text if they are, otherwise in
 * hexadecimal.
 */
public final class ZmqMessageAssert extends AbstractAssert<ZmqMessageAssert, ZmqMessage> {

	ZmqMessageAssert(@Nullable ZmqMessage actual) {
		super(actual, ZmqMessageAssert.class);
	}

	/**
	 * Checks how many frames there are.
	 * @param count how many
	 * @return this
	 */
	public ZmqMessageAssert hasFrameCount(int count) {
		isNotNull();
		if (this.actual.size() != count) {
			throw failure("Expected %d frames, but got %d: %s", count, this.actual.size(),
					FrameText.describe(this.actual));
		}
		return this;
	}

	/**
	 * Checks all frames.
	 * @param texts one text for each frame
	 * @return this
	 */
	public ZmqMessageAssert containsExactly(String... texts) {
		return isSame(ZmqMessage.of(texts));
	}

	/**
	 * Checks all frames.
	 * @param frames the bytes of each frame
	 * @return this
	 */
	public ZmqMessageAssert containsExactly(byte[]... frames) {
		return isSame(ZmqMessage.of(frames));
	}

	/**
	 * Checks all frames.
	 * @param frames the bytes of each frame, in hexadecimal; blanks do not count
	 * @return this
	 */
	public ZmqMessageAssert containsExactlyHex(String... frames) {
		return isSame(ZmqMessage.of(Arrays.stream(frames).map(ZmqMessageAssert::parseHex).toList()));
	}

	private ZmqMessageAssert isSame(ZmqMessage expected) {
		isNotNull();
		if (!this.actual.equals(expected)) {
			throw failureWithActualExpected(this.actual, expected, "Expected %s, but got %s",
					FrameText.describe(expected), FrameText.describe(this.actual));
		}
		return this;
	}

	/**
	 * Checks one frame.
	 * @param index which, from 0
	 * @param text its text
	 * @return this
	 */
	public ZmqMessageAssert hasFrame(int index, String text) {
		string(index).isEqualTo(text);
		return this;
	}

	/**
	 * Checks one frame.
	 * @param index which, from 0
	 * @param bytes its bytes
	 * @return this
	 */
	public ZmqMessageAssert hasFrame(int index, byte[] bytes) {
		frame(index).isEqualTo(bytes);
		return this;
	}

	/**
	 * Checks one frame.
	 * @param index which, from 0
	 * @param hex its bytes in hexadecimal; blanks do not count
	 * @return this
	 */
	public ZmqMessageAssert hasHexFrame(int index, String hex) {
		byte[] frame = requireFrame(index);
		byte[] expected = parseHex(hex);
		if (!Arrays.equals(frame, expected)) {
			throw failure("Expected frame %d to be %s, but it is %s in %s", index, HexFormat.of().formatHex(expected),
					HexFormat.of().formatHex(frame), FrameText.describe(this.actual));
		}
		return this;
	}

	/**
	 * Checks that one frame is JSON of the same content, whatever the order of its
	 * properties and its blanks. Needs Jackson on the class path.
	 * @param index which, from 0
	 * @param json the expected JSON
	 * @return this
	 */
	public ZmqMessageAssert hasJsonFrame(int index, String json) {
		byte[] frame = requireFrame(index);
		if (!JsonFrames.isSame(frame, json)) {
			throw failure("Expected frame %d to be the JSON %s, but got %s", index, json,
					FrameText.describe(this.actual));
		}
		return this;
	}

	/**
	 * Checks a property of the message that the engine gives, such as
	 * {@code Peer-Address}.
	 * @param name its name
	 * @param value its value
	 * @return this
	 */
	public ZmqMessageAssert hasProperty(String name, String value) {
		isNotNull();
		if (!value.equals(this.actual.property(name))) {
			throw failure("Expected the property %s to be %s, but the properties are %s", name, value,
					this.actual.properties());
		}
		return this;
	}

	/**
	 * Goes on with a frame.
	 * @param index which, from 0
	 * @return assertions on its bytes
	 */
	public AbstractByteArrayAssert<?> frame(int index) {
		return Assertions.assertThat(requireFrame(index)).as("frame %d of %s", index, FrameText.describe(this.actual));
	}

	/**
	 * Goes on with a frame.
	 * @param index which, from 0
	 * @return assertions on its text
	 */
	public AbstractStringAssert<?> string(int index) {
		requireFrame(index);
		return Assertions.assertThat(this.actual.string(index))
			.as("frame %d of %s", index, FrameText.describe(this.actual));
	}

	private byte[] requireFrame(int index) {
		isNotNull();
		if (index < 0 || index >= this.actual.size()) {
			throw failure("Expected a frame %d, but got %d frames: %s", index, this.actual.size(),
					FrameText.describe(this.actual));
		}
		return this.actual.frame(index);
	}

	private static byte[] parseHex(String hex) {
		return HexFormat.of().parseHex(hex.replace(" ", "").toLowerCase(Locale.ROOT));
	}

}
