package dev.zmq.internal.util;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses in CIDR notation. All is compared as IPv6, where IPv4 has its
 * own range, so ::/0 means everybody. Immutable.
 */
public final class AddressRange {

	private static final int IPV4_OFFSET = 96;

	private static final int ALL_BITS = 128;

	private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

	/**
	 * All four parts of IPv4, since the JDK takes 10 for 0.0.0.10; and IPv6 with a colon
	 * early enough for the JDK never to ask a name server.
	 */
	private static final Pattern LITERAL = Pattern
		.compile(OCTET + "(?:[.]" + OCTET + "){3}|[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]*");

	private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

	private final byte[] address;

	private final int bits;

	private AddressRange(byte[] address, int bits) {
		this.address = address;
		this.bits = bits;
	}

	/**
	 * Reads a range.
	 * @param text an address, alone or with the number of leading bits that count
	 * @return the range
	 * @throws IllegalArgumentException if it is not a range
	 */
	public static AddressRange parse(String text) {
		int slash = text.indexOf('/');
		String host = (slash < 0) ? text : text.substring(0, slash);
		int offset = (host.indexOf(':') < 0) ? IPV4_OFFSET : 0;
		int bits = (slash < 0) ? ALL_BITS : bits(text, text.substring(slash + 1)) + offset;
		InetAddress address = (host.indexOf('%') < 0) ? address(host) : null;
		if (bits > ALL_BITS || address == null) {
			throw notARange(text);
		}
		return new AddressRange(asIpv6(address), bits);
	}

	private static int bits(String text, String bits) {
		if (!BITS.matcher(bits).matches()) {
			throw notARange(text);
		}
		return Integer.parseInt(bits);
	}

	private static IllegalArgumentException notARange(String text) {
		return new IllegalArgumentException("'" + text + "' is not a range of addresses; write it as 10.0.0.0/8,"
				+ " fd00::/8, or a single address");
	}

	/**
	 * Reads an address; no name server is asked.
	 * @param text an address, with or without a zone
	 * @return the address, or null if the text is none
	 */
	public static @Nullable InetAddress address(String text) {
		int zone = text.indexOf('%');
		String literal = (zone < 0) ? text : text.substring(0, zone);
		if (!LITERAL.matcher(literal).matches()) {
			return null;
		}
		try {
			return InetAddress.getByName(literal);
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

	/**
	 * Tells whether an address is in this range.
	 * @param candidate the address
	 * @return whether it is
	 */
	public boolean contains(InetAddress candidate) {
		byte[] bytes = asIpv6(candidate);
		int whole = this.bits / Byte.SIZE;
		for (int i = 0; i < whole; i++) {
			if (bytes[i] != this.address[i]) {
				return false;
			}
		}
		int rest = this.bits % Byte.SIZE;
		return rest == 0 || ((bytes[whole] ^ this.address[whole]) & 0xff) >>> (Byte.SIZE - rest) == 0;
	}

	private static byte[] asIpv6(InetAddress address) {
		byte[] bytes = address.getAddress();
		if (bytes.length == ALL_BITS / Byte.SIZE) {
			return bytes;
		}
		byte[] mapped = new byte[ALL_BITS / Byte.SIZE];
		mapped[10] = (byte) 0xff;
		mapped[11] = (byte) 0xff;
		System.arraycopy(bytes, 0, mapped, IPV4_OFFSET / Byte.SIZE, bytes.length);
		return mapped;
	}

}
