package dev.zmq.endpoint;

import java.util.List;
import java.util.Set;

import dev.zmq.exception.InvalidEndpointException;

/**
 * Splits the text of an endpoint at its scheme and hands the rest to the transport's
 * record.
 */
final class EndpointParser {

	private static final List<String> KNOWN = List.of(TcpEndpoint.SCHEME, TlsEndpoint.SCHEME, IpcEndpoint.SCHEME,
			InprocEndpoint.SCHEME);

	private static final Set<String> KNOWN_TO_LIBZMQ = Set.of("udp", "pgm", "epgm", "norm", "tipc", "vmci", "vsock",
			"ws", "wss");

	private EndpointParser() {
	}

	static Endpoint parse(String text) {
		int end = text.indexOf("://");
		if (end < 0) {
			throw malformed(text, "it has no '://'; write transport://address, with one of the transports " + KNOWN);
		}
		String rest = text.substring(end + 3);
		String scheme = text.substring(0, end);
		return switch (scheme) {
			case TcpEndpoint.SCHEME -> TcpAddressParser.parse(text, rest);
			case TlsEndpoint.SCHEME -> new TlsEndpoint(TcpAddressParser.parse(text, rest));
			case IpcEndpoint.SCHEME -> new IpcEndpoint(rest);
			case InprocEndpoint.SCHEME -> new InprocEndpoint(rest);
			default -> throw malformed(text,
					KNOWN_TO_LIBZMQ.contains(scheme)
							? "transport '" + scheme + "' is not available in this version; use one of " + KNOWN
							: "there is no transport '" + scheme + "'; use one of " + KNOWN);
		};
	}

	static InvalidEndpointException malformed(String endpoint, String reason) {
		return new InvalidEndpointException("'" + endpoint + "' is not an endpoint: " + reason);
	}

	static InvalidEndpointException cannotBind(Endpoint endpoint, String reason) {
		return new InvalidEndpointException("Cannot bind to '" + endpoint + "': " + reason);
	}

	static InvalidEndpointException cannotConnect(Endpoint endpoint, String reason) {
		return new InvalidEndpointException("Cannot connect to '" + endpoint + "': " + reason);
	}

}
