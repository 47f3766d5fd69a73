package dev.zmq.option;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * The syntax of ranges of IP addresses: an address, alone or with the number of leading
 * bits that count.
 */
final class AddressRangeSyntax {

	private static final Pattern IPV4 = Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

	/**
	 * Wide, but with a colon early enough for the JDK to take it for a literal and never
	 * to ask a name server.
	 */
	private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]*");

	private static final Pattern BITS = Pattern.compile("\\d{1,3}");

	private AddressRangeSyntax() {
	}

	static boolean isValid(String range) {
		int slash = range.indexOf('/');
		String address = (slash < 0) ? range : range.substring(0, slash);
		String bits = (slash < 0) ? "0" : range.substring(slash + 1);
		if (!BITS.matcher(bits).matches()) {
			return false;
		}
		if (IPV4.matcher(address).matches()) {
			return isLiteral(address) && Integer.parseInt(bits) <= 32;
		}
		return IPV6.matcher(address).matches() && isLiteral(address) && Integer.parseInt(bits) <= 128;
	}

	private static boolean isLiteral(String address) {
		if (address.indexOf(':') < 0) {
			for (String part : address.split("\\.", -1)) {
				if (Integer.parseInt(part) > 255) {
					return false;
				}
			}
			return true;
		}
		try {
			InetAddress.getByName(address);
			return true;
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
