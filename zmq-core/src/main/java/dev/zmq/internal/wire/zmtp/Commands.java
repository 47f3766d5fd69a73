package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Names of commands, and the commands this side sends, each as a whole frame.
 */
public final class Commands {

	/** Ends the handshake of NULL, with metadata. */
	public static final byte[] READY = ascii("READY");

	/** Refuses the peer, with a reason. */
	public static final byte[] ERROR = ascii("ERROR");

	/** A command without even a name, which RFC 37 does not know, as a whole frame. */
	private static final byte[] EMPTY = { FrameHeader.COMMAND, 0 };

	static final byte[] SUBSCRIBE = ascii("SUBSCRIBE");

	static final byte[] CANCEL = ascii("CANCEL");

	static final byte[] PING = ascii("PING");

	static final byte[] PONG = ascii("PONG");

	private Commands() {
	}

	/**
	 * Makes the frame of a command without even a name.
	 * @return the frame with its header
	 */
	public static byte[] emptyFrame() {
		return EMPTY.clone();
	}

	/**
	 * Makes a command frame.
	 * @param name the command's name
	 * @param data what follows the name
	 * @return the frame with its header
	 */
	public static byte[] frame(byte[] name, byte[] data) {
		return frame(name, data, 0, data.length);
	}

	/**
	 * Makes a command frame. <pre>
	 * +--------------+-------------+------+------+
	 * | frame header | name length | name | data |
	 * +--------------+-------------+------+------+
	 * </pre>
	 * @param name the command's name
	 * @param data an array that holds what follows the name
	 * @param from the first byte of it
	 * @param to the byte after the last
	 * @return the frame with its header
	 */
	static byte[] frame(byte[] name, byte[] data, int from, int to) {
		long length = 1L + name.length + (to - from);
		boolean small = length <= FrameHeader.SHORT_MAX;
		int header = small ? FrameHeader.SHORT_SIZE : FrameHeader.LONG_SIZE;
		byte[] frame = new byte[Math.toIntExact(header + length)];
		if (small) {
			frame[0] = FrameHeader.COMMAND;
			frame[1] = (byte) length;
		}
		else {
			FrameHeader.write(ByteBuffer.wrap(frame), FrameHeader.COMMAND, length);
		}
		frame[header] = (byte) name.length;
		System.arraycopy(name, 0, frame, header + 1, name.length);
		System.arraycopy(data, from, frame, header + 1 + name.length, to - from);
		return frame;
	}

	/**
	 * Makes a PING (RFC 37, "Connection Heartbeating").
	 * @param ttl how long the peer may wait for us, in tenths of a second
	 * @return the frame
	 */
	static byte[] ping(int ttl) {
		return frame(PING, new byte[] { (byte) (ttl >> Byte.SIZE), (byte) ttl });
	}

	/**
	 * Makes a PONG.
	 * @param context what came with the PING
	 * @return the frame
	 */
	static byte[] pong(byte[] context) {
		return frame(PONG, context);
	}

	/**
	 * Makes a SUBSCRIBE or CANCEL.
	 * @param message the message form: 1 or 0, and the topic
	 * @return the frame
	 */
	static byte[] subscription(byte[] message) {
		return frame((message[0] == 1) ? SUBSCRIBE : CANCEL, message, 1, message.length);
	}

	/**
	 * Seals a command that was made as a whole frame.
	 * @param cipher what seals
	 * @param frame the frame of the command
	 * @return the frame that travels
	 */
	static byte[] sealed(FrameCipher cipher, byte[] frame) {
		int header = ((frame[0] & FrameHeader.LONG) != 0) ? FrameHeader.LONG_SIZE : FrameHeader.SHORT_SIZE;
		int length = cipher.seal(FrameCipher.COMMAND, frame, header, frame.length - header);
		boolean small = length <= FrameHeader.SHORT_MAX;
		ByteBuffer sealed = ByteBuffer.allocate(length + (small ? FrameHeader.SHORT_SIZE : FrameHeader.LONG_SIZE));
		FrameHeader.write(sealed, 0, length);
		return sealed.put(cipher.sealed(), 0, length).array();
	}

	private static byte[] ascii(String name) {
		return name.getBytes(StandardCharsets.US_ASCII);
	}

}
