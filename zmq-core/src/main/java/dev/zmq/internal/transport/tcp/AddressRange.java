package dev.zmq.internal.transport.tcp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses in CIDR notation (ZMQ_TCP_ACCEPT_FILTER). All is compared as IPv6,
 * where IPv4 has its own range, so ::/0 means everybody.
 */
final class AddressRange {

	private static final int IPV4_OFFSET = 96;

	private static final int ALL_BITS = 128;

	private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]*");

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
	 * @throws IllegalArgumentException if it is not a range
	 */
	static AddressRange parse(String text) {
		int slash = text.indexOf('/');
		String host = (slash < 0) ? text : text.substring(0, slash);
		int offset = (host.indexOf(':') < 0) ? IPV4_OFFSET : 0;
		int bits = (slash < 0) ? ALL_BITS : bits(text, text.substring(slash + 1)) + offset;
		if (bits > ALL_BITS || !LITERAL.matcher(host).matches()) {
			throw notARange(text);
		}
		try {
			return new AddressRange(asIpv6(InetAddress.getByName(host)), bits);
		}
		catch (UnknownHostException ex) {
			throw notARange(text);
		}
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

	boolean contains(InetAddress candidate) {
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
