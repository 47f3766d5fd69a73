package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.zmq.internal.wire.AssemblyBudget;
import dev.zmq.internal.wire.WireException;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands during the handshake, when there is nothing else.
 */
final class CommandReader {

	/**
	 * Room for the longest honest handshake command: metadata with a CURVE vouch. A
	 * stranger gets no more.
	 */
	static final int MAX_COMMAND = 16 * 1024;

	/**
	 * How the PLAIN of libzmq 4.3 begins its ERROR: its source has the literal
	 * {@code "\x05ERROR"}, whose escape takes the E as a digit.
	 */
	private static final byte[] MISSPELT_ERROR = "^RROR".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] ERROR = "\5ERROR".getBytes(StandardCharsets.US_ASCII);

	private final int maxCommand;

	private final boolean mayBeEmpty;

	private final FrameHeader header = new FrameHeader();

	/** Below what is free of charge, so that there is no budget to ask. */
	private final FrameBody body = new FrameBody(new AssemblyAccount(AssemblyBudget.UNLIMITED), false);

	/**
	 * Creates a reader.
	 * @param maxCommand how long a command may be
	 * @param mayBeEmpty whether one may lack even a name
	 */
	CommandReader(int maxCommand, boolean mayBeEmpty) {
		this.maxCommand = maxCommand;
		this.mayBeEmpty = mayBeEmpty;
	}

	/**
	 * Consumes bytes up to and including the end of the next command, or all of them.
	 * @param in what has arrived
	 * @return the next command, or null
	 */
	@Nullable Command read(ByteBuffer in) {
		if (!this.header.complete()) {
			if (!this.header.read(in)) {
				return null;
			}
			begin(in.remaining());
		}
		if (!this.body.read(in)) {
			return null;
		}
		this.header.clear();
		byte[] taken = this.body.take();
		return (this.mayBeEmpty && taken.length == 0) ? Command.EMPTY : Command.parse(spelt(taken));
	}

	/**
	 * Puts the ERROR of libzmq right. Nothing else is mistaken for it: a name of 94 bytes
	 * would not fit.
	 */
	private static byte[] spelt(byte[] command) {
		int length = MISSPELT_ERROR.length;
		if (command.length < length || command.length > command[0]
				|| !Arrays.equals(command, 0, length, MISSPELT_ERROR, 0, length)) {
			return command;
		}
		return ByteBuffer.allocate(ERROR.length + command.length - length)
			.put(ERROR)
			.put(command, length, command.length - length)
			.array();
	}

	private void begin(int available) {
		if (!this.header.command()) {
			throw new WireException(CloseReason.UNEXPECTED_COMMAND, "A message came before the handshake had finished");
		}
		if (this.header.length() > this.maxCommand) {
			throw new WireException(CloseReason.MALFORMED_COMMAND, "A command of the handshake announces "
					+ this.header.length() + " bytes, but none may have more than " + this.maxCommand);
		}
		this.body.begin((int) this.header.length(), available);
	}

}
