package dev.zmq.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.zmq.option.SocketType;

/**
 * Builds the bytes of ZMTP (RFC 23, RFC 37) by hand, right ones and wrong ones alike.
 */
public final class Zmtp {

	/** The flag of a frame that another one follows. */
	public static final int MORE = 1;

	/** The flag of a frame whose length takes eight bytes. */
	public static final int LONG = 2;

	/** The flag of a command. */
	public static final int COMMAND = 4;

	/** The length of a greeting. */
	public static final int GREETING = 64;

	private static final int LONGEST_SHORT = 255;

	private static final int MECHANISM_AT = 12;

	private static final int AS_SERVER_AT = 32;

	private Zmtp() {
	}

	/**
	 * Returns the greeting of ZMTP 3.
	 * @param minor the minor version
	 * @return the bytes
	 */
	public static byte[] greeting(int minor) {
		return greeting(3, minor, "NULL", false);
	}

	public static byte[] greeting(int major, int minor, String mechanism, boolean asServer) {
		byte[] greeting = new byte[GREETING];
		greeting[0] = (byte) 0xFF;
		greeting[9] = 0x7F;
		greeting[10] = (byte) major;
		greeting[11] = (byte) minor;
		byte[] name = ascii(mechanism);
		System.arraycopy(name, 0, greeting, MECHANISM_AT, name.length);
		greeting[AS_SERVER_AT] = (byte) (asServer ? 1 : 0);
		return greeting;
	}

	/**
	 * Returns a frame with a length as short as possible.
	 * @param flags the flags but for LONG
	 * @param body the body
	 * @return the bytes
	 */
	public static byte[] frame(int flags, byte[] body) {
		return (body.length > LONGEST_SHORT) ? longFrame(flags, body)
				: concat(new byte[] { (byte) flags, (byte) body.length }, body);
	}

	public static byte[] longFrame(int flags, byte[] body) {
		return concat(longHeader(flags, body.length), body);
	}

	/**
	 * Returns the header of a frame, whatever comes after it.
	 * @param flags the flags but for LONG
	 * @param length the length, taken as unsigned
	 * @return the bytes
	 */
	public static byte[] longHeader(int flags, long length) {
		return ByteBuffer.allocate(9).put((byte) (flags | LONG)).putLong(length).array();
	}

	/**
	 * Makes the header of a frame in its long form.
	 * @param flags {@link #MORE}, {@link #COMMAND}, or 0
	 * @param length what it announces
	 * @return the bytes
	 */
	public static byte[] header(int flags, long length) {
		return ByteBuffer.allocate(1 + Long.BYTES).put((byte) (flags | LONG)).putLong(length).array();
	}

	/**
	 * Returns a message.
	 * @param frames its frames
	 * @return the bytes
	 */
	public static byte[] message(byte[]... frames) {
		byte[][] parts = new byte[frames.length][];
		for (int i = 0; i < frames.length; i++) {
			parts[i] = frame((i < frames.length - 1) ? MORE : 0, frames[i]);
		}
		return concat(parts);
	}

	public static byte[] message(String... frames) {
		byte[][] bytes = new byte[frames.length][];
		for (int i = 0; i < frames.length; i++) {
			bytes[i] = frames[i].getBytes(StandardCharsets.UTF_8);
		}
		return message(bytes);
	}

	/**
	 * Returns a command.
	 * @param name its name
	 * @param data what follows the name
	 * @return the bytes
	 */
	public static byte[] command(String name, byte[]... data) {
		return frame(COMMAND, commandBody(name, data));
	}

	public static byte[] commandBody(String name, byte[]... data) {
		return concat(new byte[] { (byte) name.length() }, ascii(name), concat(data));
	}

	public static byte[] ready(SocketType type) {
		return ready(property("Socket-Type", ascii(type.name())));
	}

	/**
	 * Returns READY of a socket that has a routing id.
	 * @param type the type of the socket
	 * @param routingId the id
	 * @return the bytes
	 */
	public static byte[] ready(SocketType type, byte[] routingId) {
		return ready(property("Socket-Type", ascii(type.name())), property("Identity", routingId));
	}

	public static byte[] ready(byte[]... properties) {
		return command("READY", properties);
	}

	public static byte[] property(String name, byte[] value) {
		return property(name, value.length, value);
	}

	public static byte[] property(String name, int announcedLength, byte[] value) {
		return concat(new byte[] { (byte) name.length() }, ascii(name),
				ByteBuffer.allocate(4).putInt(announcedLength).array(), value);
	}

	public static byte[] ping(int ttlTenths, byte[] context) {
		return command("PING", new byte[] { (byte) (ttlTenths >> 8), (byte) ttlTenths }, context);
	}

	public static byte[] subscribe(String topic) {
		return command("SUBSCRIBE", ascii(topic));
	}

	public static byte[] cancel(String topic) {
		return command("CANCEL", ascii(topic));
	}

	/**
	 * Returns a subscription in the form that ZMTP 3.0 has: a message that begins with 1
	 * for subscribing, 0 for the reverse.
	 * @param kind 1 or 0
	 * @param topic the topic
	 * @return the bytes
	 */
	public static byte[] subscriptionMessage(int kind, String topic) {
		return message(concat(new byte[] { (byte) kind }, ascii(topic)));
	}

	public static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	public static byte[] concat(byte[]... parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.writeBytes(part);
		}
		return all.toByteArray();
	}

}
