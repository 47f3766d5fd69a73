package dev.zmq.internal.engine;

import java.net.InetAddress;
import java.util.HexFormat;

import dev.zmq.internal.util.AddressRange;

/**
 * Where a connection comes from, as far as one host or user can be told from others.
 */
final class Origin {

	/**
	 * The part of an IPv6 address that names a network (RFC 4291, section 2.5.4); a host
	 * may take as many addresses inside of it as it likes.
	 */
	private static final int NETWORK = 8;

	private static final int IPV6 = 16;

	private Origin() {
	}

	/**
	 * Returns the origin of a peer.
	 * @param peerAddress its address, as its link tells it
	 * @return the address itself, or the /64 network of an IPv6 address
	 */
	static String of(String peerAddress) {
		if (peerAddress.indexOf(':') < 0) {
			return peerAddress;
		}
		InetAddress address = AddressRange.address(peerAddress);
		if (address == null || address.getAddress().length != IPV6) {
			return peerAddress;
		}
		return HexFormat.ofDelimiter(":").formatHex(address.getAddress(), 0, NETWORK) + "::/64";
	}

}
