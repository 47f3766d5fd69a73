package dev.zmq.internal.wire.mechanism;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.monitor.CloseReason;

/**
 * User name and password of PLAIN, as HELLO carries them (RFC 24).
 *
 * <pre>
 * +--------+-----------+--------+----------+
 * | length | user name | length | password |
 * +--------+-----------+--------+----------+
 * </pre>
 *
 * @param username the user name, in UTF-8 at most 255 bytes
 * @param password the password, in UTF-8 at most 255 bytes
 */
public record PlainLogin(String username, String password) {

	static final String MECHANISM = "PLAIN";

	static final byte[] HELLO = "HELLO".getBytes(StandardCharsets.US_ASCII);

	static final byte[] WELCOME = "WELCOME".getBytes(StandardCharsets.US_ASCII);

	static final byte[] INITIATE = "INITIATE".getBytes(StandardCharsets.US_ASCII);

	byte[] encode() {
		byte[] user = this.username.getBytes(StandardCharsets.UTF_8);
		byte[] secret = this.password.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(2 + user.length + secret.length)
			.put((byte) user.length)
			.put(user)
			.put((byte) secret.length)
			.put(secret)
			.array();
	}

	/**
	 * Reads what HELLO carries.
	 * @return user name and password, as they came
	 */
	static List<byte[]> parse(Command hello) {
		byte[] body = hello.body();
		int userAt = hello.dataStart() + 1;
		int userEnd = (userAt <= body.length) ? userAt + (body[userAt - 1] & 0xFF) : body.length;
		int secretAt = userEnd + 1;
		int end = (secretAt <= body.length) ? secretAt + (body[userEnd] & 0xFF) : -1;
		if (end != body.length) {
			throw new WireException(CloseReason.MALFORMED_COMMAND, "HELLO of PLAIN carries " + hello.dataLength()
					+ " bytes; they are two texts, each after its length (RFC 24)");
		}
		return List.of(Arrays.copyOfRange(body, userAt, userEnd), Arrays.copyOfRange(body, secretAt, end));
	}

	/**
	 * Returns the user name only.
	 */
	@Override
	public String toString() {
		return "PlainLogin[" + this.username + "]";
	}

}
