package dev.zmq.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * Reads what follows {@code tcp://} and {@code tls+tcp://}: {@code host:port}, or
 * {@code source-host:source-port;host:port}.
 */
final class TcpAddressParser {

	private static final int MOST_DIGITS = 5;

	private TcpAddressParser() {
	}

	static TcpEndpoint parse(String text, String address) {
		int semicolon = address.indexOf(';');
		HostAndPort source = (semicolon < 0) ? null : split(text, address.substring(0, semicolon));
		HostAndPort target = split(text, address.substring(semicolon + 1));
		String fault = TcpEndpoint.fault(target.host(), target.port());
		if (fault != null) {
			throw EndpointParser.malformed(text, fault);
		}
		return new TcpEndpoint(target.host(), target.port(), toSource(source));
	}

	private static TcpEndpoint.@Nullable Source toSource(@Nullable HostAndPort source) {
		return (source != null) ? new TcpEndpoint.Source(source.host(), source.port()) : null;
	}

	private static HostAndPort split(String text, String address) {
		int colon = address.lastIndexOf(':');
		if (colon < 0 || address.endsWith("]")) {
			throw EndpointParser.malformed(text, "the port is missing; write host:port, or host:* for any free port");
		}
		return new HostAndPort(host(text, address.substring(0, colon)), port(text, address.substring(colon + 1)));
	}

	private static String host(String text, String host) {
		if (host.startsWith("[") && host.endsWith("]")) {
			String literal = host.substring(1, host.length() - 1);
			if (!HostSyntax.isIpv6(literal)) {
				throw EndpointParser.malformed(text,
						"'" + literal + "' is not an IPv6 address; only those stand in brackets, as [::1]");
			}
			return literal;
		}
		if (host.indexOf(':') >= 0) {
			throw EndpointParser.malformed(text,
					"host '" + host + "' has a colon; write IPv6 addresses in brackets," + " as tcp://[::1]:5555");
		}
		return host;
	}

	private static int port(String text, String port) {
		if (port.equals("*")) {
			return 0;
		}
		int number = (port.length() > MOST_DIGITS) ? -1 : number(port);
		if (number < 0) {
			throw EndpointParser.malformed(text,
					"port '" + port + "' is not a number from 0 to 65535, nor * for any free port");
		}
		return number;
	}

	/** Returns −1 for anything but digits. */
	private static int number(String digits) {
		int number = (digits.isEmpty()) ? -1 : 0;
		for (int i = 0; i < digits.length(); i++) {
			char c = digits.charAt(i);
			if (c < '0' || c > '9') {
				return -1;
			}
			number = 10 * number + c - '0';
		}
		return number;
	}

	private record HostAndPort(String host, int port) {

	}

}
