package dev.zmq.internal.wire.mechanism;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.internal.wire.zmtp.Commands;
import dev.zmq.internal.wire.zmtp.Metadata;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * The commands of GSSAPI as libzmq has them, which RFC 38 describes otherwise. A client
 * whose context is established sends a command without even a name, which makes the
 * server go on.
 *
 * <pre>
 * +--------------+--------+-------+   +-------------+--------+---------------+
 * | 8 | INITIATE | length | token |   | 7 | MESSAGE | length | sealed READY  |
 * +--------------+--------+-------+   +-------------+--------+---------------+
 * </pre>
 */
final class GssCommands {

	static final String MECHANISM = "GSSAPI";

	/**
	 * Room for the tickets of principals in many groups, which have some ten thousand
	 * bytes.
	 */
	static final int MAX_COMMAND = 64 * 1024;

	/**
	 * How many tokens a peer may send. Kerberos needs one.
	 */
	static final int MAX_TOKENS = 8;

	static final byte[] INITIATE = "INITIATE".getBytes(StandardCharsets.US_ASCII);

	static final byte[] MESSAGE = "MESSAGE".getBytes(StandardCharsets.US_ASCII);

	private GssCommands() {
	}

	static byte[] initiate(byte[] token) {
		return Commands.frame(INITIATE,
				ByteBuffer.allocate(Integer.BYTES + token.length).putInt(token.length).put(token).array());
	}

	/** The token of INITIATE. */
	static byte[] token(Command command) {
		byte[] body = command.body();
		return Arrays.copyOfRange(body, tokenStart(body, command.dataStart(), body.length, "INITIATE"), body.length);
	}

	/**
	 * Checks a length, behind which the token goes to the end.
	 * @return where the token begins
	 */
	static int tokenStart(byte[] bytes, int lengthAt, int end, String name) {
		int start = lengthAt + Integer.BYTES;
		long length = (start <= end) ? ByteBuffer.wrap(bytes).getInt(lengthAt) & 0xFFFF_FFFFL : -1;
		if (length <= 0 || length != end - start) {
			throw new WireException(CloseReason.MALFORMED_COMMAND, name + " of GSSAPI carries " + (end - lengthAt)
					+ " bytes; they are a length and a token of that length");
		}
		return start;
	}

	static byte[] ready(@Nullable GssCipher cipher, byte[] metadata) {
		if (cipher == null) {
			return Commands.frame(Commands.READY, metadata);
		}
		byte[] ready = ByteBuffer.allocate(1 + Commands.READY.length + metadata.length)
			.put((byte) Commands.READY.length)
			.put(Commands.READY)
			.put(metadata)
			.array();
		int length = cipher.seal(0, ready, 0, ready.length);
		return Commands.frame(MESSAGE, Arrays.copyOfRange(cipher.sealed(), 1 + MESSAGE.length, length));
	}

	/** The metadata of a READY, which travels in a MESSAGE if there is a cipher. */
	static Metadata metadata(@Nullable GssCipher cipher, Command command) {
		if (cipher == null) {
			return Metadata.parse(command.body(), command.dataStart());
		}
		Command ready = Command.parse(cipher.open(command.body(), 0, command.body().length));
		if (!ready.is(Commands.READY)) {
			throw Unexpected.command(ready, MECHANISM, "READY");
		}
		return Metadata.parse(ready.body(), ready.dataStart());
	}

	/** Whether a command is the one that {@link #metadata} reads. */
	static boolean isReady(@Nullable GssCipher cipher, Command command) {
		return command.is((cipher != null) ? MESSAGE : Commands.READY);
	}

}
