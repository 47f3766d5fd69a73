package dev.zmq.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * The syntax of hosts: the wildcard, addresses, and names of machines and network
 * interfaces.
 */
final class HostSyntax {

	static final String WILDCARD = "*";

	private static final int LONGEST_NAME = 255;

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_.])?");

	private static final int IPV4_NUMBERS = 4;

	private static final int HIGHEST_NUMBER = 255;

	private static final int LONGEST_NUMBER = 3;

	/**
	 * Wide, but with a colon early enough for the JDK to take it for a literal and never
	 * to ask a name server.
	 */
	private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]*");

	private HostSyntax() {
	}

	/**
	 * Return whether the host is an address, a name or the wildcard; IPv6 addresses are
	 * without brackets here.
	 */
	static boolean isValid(String host) {
		if (host.equals(WILDCARD) || host.indexOf(':') >= 0 && isIpv6(host)) {
			return true;
		}
		if (isDigitsAndDots(host)) {
			return isIpv4(host);
		}
		return host.length() <= LONGEST_NAME && NAME.matcher(host).matches();
	}

	private static boolean isDigitsAndDots(String host) {
		for (int i = host.length() - 1; i >= 0; i--) {
			char c = host.charAt(i);
			if (c > '9' || c < '0' && c != '.') {
				return false;
			}
		}
		return !host.isEmpty();
	}

	/** Four numbers of at most three digits; no pattern, as most hosts come this way. */
	private static boolean isIpv4(String digitsAndDots) {
		int numbers = 0;
		int from = 0;
		while (from <= digitsAndDots.length()) {
			int dot = digitsAndDots.indexOf('.', from);
			int to = (dot < 0) ? digitsAndDots.length() : dot;
			int length = to - from;
			if (length < 1 || length > LONGEST_NUMBER || length == LONGEST_NUMBER && digitsAndDots.charAt(from) == '0'
					|| Integer.parseInt(digitsAndDots, from, to, 10) > HIGHEST_NUMBER) {
				return false;
			}
			numbers++;
			from = to + 1;
		}
		return numbers == IPV4_NUMBERS;
	}

	static boolean isIpv6(String host) {
		int percent = host.indexOf('%');
		String address = (percent < 0) ? host : host.substring(0, percent);
		if (percent >= 0 && !NAME.matcher(host.substring(percent + 1)).matches()) {
			return false;
		}
		if (!IPV6.matcher(address).matches()) {
			return false;
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
