package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.WireSettings;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * The properties that each side tells in the handshake (RFC 37, "Metadata"). Each one:
 *
 * <pre>
 *  0             1       1 + n            5 + n
 * +-------------+-------+----------------+-------+
 * | n, 1 to 255 | name  | value's length | value |
 * +-------------+-------+----------------+-------+
 * </pre>
 *
 * Names are compared without regard to case; values are bytes.
 */
public final class Metadata {

	/** The property that names the type of socket. */
	static final String SOCKET_TYPE = "Socket-Type";

	/** The property that tells the routing id. */
	static final String IDENTITY = "Identity";

	/**
	 * More than any application announces, and few enough for an attacker's to cost
	 * nothing.
	 */
	static final int MAX_PROPERTIES = 32;

	private static final int MAX_NAME = 255;

	private static final int VALUE_LENGTH_SIZE = 4;

	private final Map<String, Property> properties = new LinkedHashMap<>();

	private Metadata() {
	}

	/**
	 * Encodes what this side announces. Like libzmq, the types of socket whose peers may
	 * route by it announce a routing id even if it is empty.
	 * @param settings this side
	 * @return the properties
	 */
	public static byte[] encode(WireSettings settings) {
		Metadata own = new Metadata();
		own.put(SOCKET_TYPE, settings.socketType().wireName().getBytes(StandardCharsets.US_ASCII));
		boolean routable = switch (settings.socketType()) {
			case REQ, DEALER, ROUTER -> true;
			default -> settings.routingId().length > 0;
		};
		if (routable) {
			own.put(IDENTITY, settings.routingId());
		}
		settings.metadata().forEach((name, value) -> own.announce(name, value));
		return own.encode();
	}

	/**
	 * Reads the properties that a command of the peer carries to its end.
	 * @param bytes the bytes
	 * @param from where the properties begin
	 * @return the properties
	 * @throws WireException if they are malformed, or too many
	 */
	public static Metadata parse(byte[] bytes, int from) {
		Metadata metadata = new Metadata();
		int at = from;
		while (at < bytes.length) {
			int nameLength = bytes[at++] & 0xFF;
			check(nameLength > 0, "a name is empty");
			check(nameLength <= bytes.length - at - VALUE_LENGTH_SIZE, "a name goes beyond the end");
			String name = name(bytes, at, nameLength);
			at += nameLength;
			long valueLength = Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(at));
			at += VALUE_LENGTH_SIZE;
			check(valueLength <= bytes.length - at, "a value goes beyond the end");
			byte[] value = Arrays.copyOfRange(bytes, at, at + (int) valueLength);
			at += value.length;
			check(metadata.put(name, value) == null, "property " + name + " comes twice");
			check(metadata.properties.size() <= MAX_PROPERTIES, "there are more than " + MAX_PROPERTIES);
		}
		return metadata;
	}

	/**
	 * Returns the value of a property.
	 * @param name the name, in any case
	 * @return the value, or null if there is none
	 */
	byte @Nullable [] get(String name) {
		Property property = this.properties.get(key(name));
		return (property != null) ? property.value : null;
	}

	/**
	 * Copies the properties of applications, whose names begin with X-. Nothing else is
	 * the peer's to say: it could pretend to be who it is not.
	 * @param target where to
	 */
	void copyApplicationProperties(Map<String, String> target) {
		this.properties.forEach((key, property) -> {
			if (key.startsWith("x-")) {
				target.put(property.name, new String(property.value, StandardCharsets.UTF_8));
			}
		});
	}

	/**
	 * Copies all properties.
	 * @param target where to
	 */
	public void copyTo(Map<String, String> target) {
		this.properties.values()
			.forEach((property) -> target.put(property.name, new String(property.value, StandardCharsets.UTF_8)));
	}

	private void announce(String name, String value) {
		if (name.isEmpty() || name.length() > MAX_NAME || !name.chars().allMatch((c) -> c >= ' ' && c < 0x7F)) {
			throw new IllegalArgumentException("A property's name is 1 to " + MAX_NAME
					+ " characters of printable ASCII, but this was given: " + name);
		}
		if (put(name, value.getBytes(StandardCharsets.UTF_8)) != null) {
			throw new IllegalArgumentException("Property " + name + " is given twice");
		}
	}

	private @Nullable Property put(String name, byte[] value) {
		return this.properties.put(key(name), new Property(name, value));
	}

	private byte[] encode() {
		int size = 0;
		for (Property property : this.properties.values()) {
			size = Math.addExact(size, 1 + property.name.length() + VALUE_LENGTH_SIZE + property.value.length);
		}
		ByteBuffer bytes = ByteBuffer.allocate(size);
		for (Property property : this.properties.values()) {
			byte[] name = property.name.getBytes(StandardCharsets.US_ASCII);
			bytes.put((byte) name.length).put(name).putInt(property.value.length).put(property.value);
		}
		return bytes.array();
	}

	private static String name(byte[] bytes, int from, int length) {
		for (int i = from; i < from + length; i++) {
			check(bytes[i] >= ' ' && bytes[i] < 0x7F, "a name has a byte that is no printable ASCII");
		}
		return new String(bytes, from, length, StandardCharsets.US_ASCII);
	}

	private static String key(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	private static void check(boolean condition, String what) {
		if (!condition) {
			throw new WireException(CloseReason.INVALID_METADATA, "The peer's properties are malformed: " + what);
		}
	}

	/** A property; its array is shared with nobody. */
	private static final class Property {

		private final String name;

		private final byte[] value;

		Property(String name, byte[] value) {
			this.name = name;
			this.value = value;
		}

	}

}
