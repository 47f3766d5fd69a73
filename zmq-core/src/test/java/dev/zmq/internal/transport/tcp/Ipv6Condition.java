package dev.zmq.internal.transport.tcp;

import java.io.IOException;

/**
 * Whether the machine that runs the tests has IPv6.
 */
final class Ipv6Condition {

	private Ipv6Condition() {
	}

	static boolean isIpv6Usable() {
		try {
			return Families.isIpv6Available() && FreePorts.next("::1") > 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
