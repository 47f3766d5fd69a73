package dev.zmq.internal.transport.tcp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.regex.Pattern;

/**
 * Writes addresses as other ZeroMQ programs do: numeric, IPv6 in its short form (RFC
 * 5952), with a zone only where the address has no meaning without.
 */
final class AddressText {

	private static final int GROUPS = 8;

	private static final Pattern ZONE_NAME = Pattern.compile("[\\w.-]+");

	/** Many connections come from, or go to, one and the same address. */
	private static volatile Host last = new Host(InetAddress.getLoopbackAddress(), "");

	private AddressText() {
	}

	static String endpoint(InetSocketAddress address) {
		String host = host(address.getAddress());
		return "tcp://" + ((host.indexOf(':') >= 0) ? "[" + host + "]" : host) + ":" + address.getPort();
	}

	static String host(InetAddress address) {
		if (address instanceof Inet6Address inet6) {
			return shortened(inet6.getAddress()) + (address.isLinkLocalAddress() ? zone(inet6) : "");
		}
		Host known = last;
		if (known.text.isEmpty() || !known.address.equals(address)) {
			known = new Host(address, address.getHostAddress());
			last = known;
		}
		return known.text;
	}

	private static String zone(Inet6Address address) {
		NetworkInterface scope = address.getScopedInterface();
		if (scope != null && ZONE_NAME.matcher(scope.getName()).matches()) {
			return "%" + scope.getName();
		}
		return (address.getScopeId() > 0) ? "%" + address.getScopeId() : "";
	}

	private static String shortened(byte[] bytes) {
		int[] groups = new int[GROUPS];
		for (int i = 0; i < GROUPS; i++) {
			groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
		}
		int gap = longestRunOfZeros(groups);
		int gapEnd = (gap < 0) ? gap : gap + runOfZeros(groups, gap);
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < GROUPS; i++) {
			if (i == gap) {
				text.append("::");
				i = gapEnd - 1;
				continue;
			}
			if (i > 0 && i != gapEnd) {
				text.append(':');
			}
			text.append(Integer.toHexString(groups[i]));
		}
		return text.toString();
	}

	/**
	 * Returns where the longest run begins, the first of those, or −1: a single group is
	 * not left out.
	 */
	private static int longestRunOfZeros(int[] groups) {
		int best = -1;
		int bestLength = 1;
		for (int i = 0; i < GROUPS; i++) {
			int length = runOfZeros(groups, i);
			if (length > bestLength) {
				best = i;
				bestLength = length;
			}
		}
		return best;
	}

	private static int runOfZeros(int[] groups, int start) {
		int end = start;
		while (end < GROUPS && groups[end] == 0) {
			end++;
		}
		return end - start;
	}

	/**
	 * An address and how it is written.
	 *
	 * @param address the address
	 * @param text the text, empty if it is not known
	 */
	private record Host(InetAddress address, String text) {
	}

}
