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

	private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");

	private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

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
		if (host.equals(WILDCARD) || isIpv6(host)) {
			return true;
		}
		if (DIGITS_AND_DOTS.matcher(host).matches()) {
			return IPV4.matcher(host).matches();
		}
		return host.length() <= LONGEST_NAME && NAME.matcher(host).matches();
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
