package dev.zmq.internal.wire.zmtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

	private static final byte[][] KNOWN = { SOCKET_TYPE.getBytes(StandardCharsets.US_ASCII),
			IDENTITY.getBytes(StandardCharsets.US_ASCII) };

	private static final int MAX_NAME = 255;

	private static final int VALUE_LENGTH_SIZE = 4;

	/** In their order; so few that looking through them costs less than a table. */
	private final List<Property> properties = new ArrayList<>(4);

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
		own.put(SOCKET_TYPE, settings.socketType().wireName().getBytes(StandardCharsets.ISO_8859_1));
		boolean routable = switch (settings.socketType()) {
			case REQ, DEALER, ROUTER -> true;
			default -> settings.routingId().length > 0;
		};
		if (routable) {
			own.put(IDENTITY, settings.routingId());
		}
		settings.metadata().forEach(own::announce);
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
			long valueLength = length(bytes, at);
			at += VALUE_LENGTH_SIZE;
			check(valueLength <= bytes.length - at, "a value goes beyond the end");
			byte[] value = Arrays.copyOfRange(bytes, at, at + (int) valueLength);
			at += value.length;
			if (!metadata.put(name, value)) {
				throw malformed("property " + name + " comes twice");
			}
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
		Property property = find(name);
		return (property != null) ? property.value : null;
	}

	private @Nullable Property find(String name) {
		for (Property property : this.properties) {
			if (property.name.equalsIgnoreCase(name)) {
				return property;
			}
		}
		return null;
	}

	/**
	 * Copies the properties of applications, whose names begin with X-. Nothing else is
	 * the peer's to say: it could pretend to be who it is not.
	 * @param target where to
	 */
	void copyApplicationProperties(Map<String, String> target) {
		for (Property property : this.properties) {
			if (isOfApplication(property.name)) {
				target.put(property.name, new String(property.value, StandardCharsets.UTF_8));
			}
		}
	}

	private static boolean isOfApplication(String name) {
		return name.length() > 1 && (name.charAt(0) == 'X' || name.charAt(0) == 'x') && name.charAt(1) == '-';
	}

	/**
	 * Copies all properties.
	 * @param target where to
	 */
	public void copyTo(Map<String, String> target) {
		this.properties
			.forEach((property) -> target.put(property.name, new String(property.value, StandardCharsets.UTF_8)));
	}

	private void announce(String name, String value) {
		if (name.isEmpty() || name.length() > MAX_NAME || !name.chars().allMatch((c) -> c >= ' ' && c < 0x7F)) {
			throw new IllegalArgumentException("A property's name is 1 to " + MAX_NAME
					+ " characters of printable ASCII, but this was given: " + name);
		}
		if (!put(name, value.getBytes(StandardCharsets.UTF_8))) {
			throw new IllegalArgumentException("Property " + name + " is given twice");
		}
	}

	private boolean put(String name, byte[] value) {
		return find(name) == null && this.properties.add(new Property(name, value));
	}

	private byte[] encode() {
		int size = 0;
		for (Property property : this.properties) {
			size = Math.addExact(size, 1 + property.name.length() + VALUE_LENGTH_SIZE + property.value.length);
		}
		byte[] bytes = new byte[size];
		int at = 0;
		for (Property property : this.properties) {
			byte[] name = property.name.getBytes(StandardCharsets.ISO_8859_1);
			bytes[at++] = (byte) name.length;
			System.arraycopy(name, 0, bytes, at, name.length);
			at += name.length;
			int length = property.value.length;
			for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
				bytes[at++] = (byte) (length >>> shift);
			}
			System.arraycopy(property.value, 0, bytes, at, length);
			at += length;
		}
		return bytes;
	}

	private static long length(byte[] bytes, int at) {
		return (bytes[at] & 0xFFL) << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8
				| bytes[at + 3] & 0xFF;
	}

	/** Nearly all names are one of two, of which each peer brings a copy. */
	private static String name(byte[] bytes, int from, int length) {
		for (byte[] known : KNOWN) {
			if (Arrays.equals(bytes, from, from + length, known, 0, known.length)) {
				return (known == KNOWN[0]) ? SOCKET_TYPE : IDENTITY;
			}
		}
		for (int i = from; i < from + length; i++) {
			check(bytes[i] >= ' ' && bytes[i] < 0x7F, "a name has a byte that is no printable ASCII");
		}
		return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
	}

	private static void check(boolean condition, String what) {
		if (!condition) {
			throw malformed(what);
		}
	}

	private static WireException malformed(String what) {
		return new WireException(CloseReason.INVALID_METADATA, "The peer's properties are malformed: " + what);
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
