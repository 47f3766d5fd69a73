package dev.zmq.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A frame as it was read.
 *
 * @param flags its flag byte
 * @param body its body
 */
public record RawFrame(int flags, byte[] body) {

	public boolean isCommand() {
		return (this.flags & Zmtp.COMMAND) != 0;
	}

	public boolean hasMore() {
		return (this.flags & Zmtp.MORE) != 0;
	}

	public String text() {
		return new String(this.body, StandardCharsets.ISO_8859_1);
	}

	/**
	 * Returns the name of this command.
	 * @return the name
	 */
	public String name() {
		if (!isCommand()) {
			throw new AssertionError("Not a command: " + this);
		}
		return text().substring(1, 1 + this.body[0]);
	}

	/**
	 * Returns what follows the name of this command.
	 * @return the data
	 */
	public byte[] data() {
		return Arrays.copyOfRange(this.body, 1 + name().length(), this.body.length);
	}

	/**
	 * Returns the properties of this READY command.
	 * @return the properties, bytes as characters
	 */
	public Map<String, String> properties() {
		Map<String, String> properties = new HashMap<>();
		ByteBuffer data = ByteBuffer.wrap(data());
		while (data.hasRemaining()) {
			String name = take(data, data.get());
			properties.put(name, take(data, data.getInt()));
		}
		return properties;
	}

	private static String take(ByteBuffer from, int length) {
		byte[] bytes = new byte[length];
		from.get(bytes);
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RawFrame that && this.flags == that.flags && Arrays.equals(this.body, that.body);
	}

	@Override
	public int hashCode() {
		return 31 * this.flags + Arrays.hashCode(this.body);
	}

	@Override
	public String toString() {
		return "RawFrame[flags=" + this.flags + ", " + this.body.length + " bytes: "
				+ text().substring(0, Math.min(40, this.body.length)) + "]";
	}

}
