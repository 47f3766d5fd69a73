package dev.zmq.internal.wire.zmtp;

import java.util.Arrays;

import dev.zmq.internal.wire.WireException;
import dev.zmq.monitor.CloseReason;

/**
 * A command of the peer (RFC 37, "Commands").
 *
 * <pre>
 *  0             1       1 + n
 * +-------------+-------+------+
 * | n, 1 to 255 | name  | data |
 * +-------------+-------+------+
 * </pre>
 */
public final class Command {

	/** What no peer can send but as a frame without content. */
	public static final Command EMPTY = new Command(new byte[1], 1);

	private static final int NAME = 1;

	private final byte[] body;

	private final int dataStart;

	private Command(byte[] body, int dataStart) {
		this.body = body;
		this.dataStart = dataStart;
	}

	/**
	 * Reads the body of a command frame.
	 * @param body the body
	 * @return the command
	 * @throws WireException if there is no room for the name that the body announces
	 */
	public static Command parse(byte[] body) {
		int nameLength = (body.length > 0) ? body[0] & 0xFF : 0;
		if (nameLength == 0 || NAME + nameLength > body.length) {
			throw new WireException(CloseReason.MALFORMED_COMMAND,
					"A command of " + body.length + " bytes announces a name of " + nameLength
							+ " bytes; a name has at least 1 byte and fits into the command (RFC 37)");
		}
		return new Command(body, NAME + nameLength);
	}

	/**
	 * Tells whether this is a certain command.
	 * @param name the name
	 * @return whether the name is the same, byte by byte
	 */
	public boolean is(byte[] name) {
		return Arrays.equals(this.body, NAME, this.dataStart, name, 0, name.length);
	}

	/**
	 * Returns the name, fit for people.
	 * @return the name
	 */
	public String name() {
		return Printable.of(this.body, NAME, this.dataStart);
	}

	/**
	 * Returns the body, which begins with the name.
	 * @return the body, not a copy
	 */
	public byte[] body() {
		return this.body;
	}

	/**
	 * Returns where in the body the data begins, after the name.
	 * @return the index
	 */
	public int dataStart() {
		return this.dataStart;
	}

	/**
	 * Returns the number of bytes after the name.
	 * @return the number
	 */
	public int dataLength() {
		return this.body.length - this.dataStart;
	}

	/**
	 * Returns the reason that an ERROR command gives.
	 * @return the reason, fit for people
	 * @throws WireException if the command has not the form of an ERROR
	 */
	String errorReason() {
		int length = (dataLength() > 0) ? this.body[this.dataStart] & 0xFF : -1;
		int start = this.dataStart + 1;
		if (length < 0 || start + length != this.body.length) {
			throw new WireException(CloseReason.MALFORMED_COMMAND, "An ERROR command has " + dataLength()
					+ " bytes after its name; they are a length and a reason of that length (RFC 37)");
		}
		return Printable.of(this.body, start, start + length);
	}

}
