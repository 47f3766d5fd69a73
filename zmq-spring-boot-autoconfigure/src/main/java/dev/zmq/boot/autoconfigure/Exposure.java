package dev.zmq.boot.autoconfigure;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.exception.InvalidEndpointException;
import org.jspecify.annotations.Nullable;

/**
 * Which endpoints go beyond this machine without a protection of the transport. Names are
 * not looked up: all but {@code localhost} and network interfaces are others'.
 */
final class Exposure {

	private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.%\\w]*");

	private Exposure() {
	}

	static boolean ofBound(String endpoint) {
		String host = host(endpoint);
		return host != null && !isLoopback(host) && !isLoopbackInterface(host);
	}

	static boolean ofConnected(String endpoint) {
		String host = host(endpoint);
		return host != null && !isLoopback(host);
	}

	private static @Nullable String host(String endpoint) {
		try {
			return (Endpoint.parse(endpoint) instanceof TcpEndpoint tcp) ? tcp.host() : null;
		}
		catch (InvalidEndpointException ex) {
			// to bind or to connect says so in a moment
			return null;
		}
	}

	private static boolean isLoopback(String host) {
		if (host.equals("localhost") || host.endsWith(".localhost")) {
			return true;
		}
		try {
			return ADDRESS.matcher(host).matches() && InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private static boolean isLoopbackInterface(String name) {
		try {
			NetworkInterface found = NetworkInterface.getByName(name);
			return found != null && found.isLoopback();
		}
		catch (SocketException ex) {
			return false;
		}
	}

}
