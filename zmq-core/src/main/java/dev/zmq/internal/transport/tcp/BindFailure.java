package dev.zmq.internal.transport.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;

/**
 * Says why an address cannot be had, and what to do about it. The JDK has nothing but the
 * system's text to tell the reasons apart by; where that is in another language, it is
 * passed on.
 */
final class BindFailure {

	private static final int FIRST_FREE_PORT = 1024;

	private BindFailure() {
	}

	static IOException of(String endpoint, InetSocketAddress address, IOException cause) {
		return new IOException("Cannot bind to " + endpoint + ": " + reason(address, cause), cause);
	}

	private static String reason(InetSocketAddress address, IOException cause) {
		String text = String.valueOf(cause.getMessage());
		String lower = text.toLowerCase(Locale.ROOT);
		if (lower.contains("in use")) {
			return "the address is in use; stop the program that has it, or take another port (* for any free one)";
		}
		if (lower.contains("assign requested")) {
			return AddressText.host(address.getAddress()) + " is not an address of this machine; take one of its own,"
					+ " or * for all of them";
		}
		if (lower.contains("denied") && address.getPort() > 0 && address.getPort() < FIRST_FREE_PORT) {
			return "this process may not use ports below " + FIRST_FREE_PORT + "; take a higher one, or give it the"
					+ " right to (on Linux the capability CAP_NET_BIND_SERVICE)";
		}
		return text;
	}

}
