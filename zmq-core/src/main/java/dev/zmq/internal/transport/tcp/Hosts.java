package dev.zmq.internal.transport.tcp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Turns the hosts of endpoints into addresses. IPv6 is used only where the socket's
 * option IPV6 allows it, and is then preferred.
 */
final class Hosts {

	private static final String ENABLE_IPV6 = "set the option IPV6 to use it";

	private final NameService names;

	Hosts(NameService names) {
		this.names = names;
	}

	/**
	 * Finds the address to bind to: of a network interface, else of a name, the first one
	 * of the family in use.
	 */
	InetAddress toBind(String host, boolean ipv6) throws IOException {
		if (host.equals("*")) {
			return any(ipv6 && Families.isIpv6Available());
		}
		if (isLiteral(host)) {
			return literal(host, ipv6);
		}
		NetworkInterface nic = NetworkInterface.getByName(host);
		if (nic != null) {
			return firstAddress(nic, ipv6);
		}
		try {
			return allowed(host, this.names.lookup(host), ipv6).get(0);
		}
		catch (UnknownHostException ex) {
			throw unknown(
					"'" + host + "' is neither a network interface of this machine, which has " + interfaceNames()
							+ ", nor a host that the name service knows; bind to *, an address, or one of" + " those",
					ex);
		}
	}

	/**
	 * Finds the addresses to connect to, in the order to try them.
	 */
	List<InetAddress> toConnect(String host, boolean ipv6) throws IOException {
		if (isLiteral(host)) {
			return List.of(literal(host, ipv6));
		}
		try {
			return allowed(host, this.names.lookup(host), ipv6);
		}
		catch (UnknownHostException ex) {
			throw unknown("the name service does not know the host '" + host + "'; is it spelled right, and is the"
					+ " name service reachable?", ex);
		}
	}

	/**
	 * Finds the address to connect from. It is on this machine, so no name service is
	 * asked.
	 */
	InetAddress toConnectFrom(String host, InetAddress target) throws IOException {
		boolean ipv6 = target instanceof Inet6Address;
		if (host.equals("*")) {
			return any(ipv6);
		}
		InetAddress source;
		if (isLiteral(host)) {
			source = literal(host, true);
		}
		else {
			NetworkInterface nic = NetworkInterface.getByName(host);
			if (nic == null) {
				throw new SocketException("the source '" + host + "' is not a network interface of this machine,"
						+ " which has " + interfaceNames());
			}
			source = firstOf(nic, familyOf(target));
			if (source == null) {
				throw otherFamily(host, target);
			}
		}
		if (!familyOf(target).test(source)) {
			throw otherFamily(host, target);
		}
		return source;
	}

	private static SocketException otherFamily(String source, InetAddress target) {
		return new SocketException(
				"the source '" + source + "' has no address of the family of the target " + AddressText.host(target));
	}

	private static InetAddress any(boolean ipv6) throws IOException {
		return InetAddress.getByName(ipv6 ? "::" : "0.0.0.0");
	}

	/**
	 * Tells whether a host of an endpoint is an address and not a name.
	 */
	static boolean isLiteral(String host) {
		for (int i = 0; i < host.length(); i++) {
			char c = host.charAt(i);
			if (c == ':') {
				return true;
			}
			if ((c < '0' || c > '9') && c != '.') {
				return host.indexOf(':', i) >= 0;
			}
		}
		return !host.isEmpty();
	}

	private static InetAddress literal(String host, boolean ipv6) throws IOException {
		InetAddress address;
		try {
			address = InetAddress.getByName(host);
		}
		catch (UnknownHostException ex) {
			throw unknown("the address '" + host + "' cannot be used on this machine, which has the network interfaces "
					+ interfaceNames() + ": " + ex.getMessage(), ex);
		}
		if (address instanceof Inet6Address && !ipv6) {
			throw new SocketException("'" + host + "' is an IPv6 address; " + ENABLE_IPV6);
		}
		return address;
	}

	private static InetAddress firstAddress(NetworkInterface nic, boolean ipv6) throws SocketException {
		InetAddress address = ipv6 ? firstOf(nic, Inet6Address.class::isInstance) : null;
		address = (address != null) ? address : firstOf(nic, Inet4Address.class::isInstance);
		if (address != null) {
			return address;
		}
		throw new SocketException("the network interface '" + nic.getName() + "' has no "
				+ (ipv6 ? "address" : "IPv4 address; if it has an IPv6 address, " + ENABLE_IPV6));
	}

	private static @Nullable InetAddress firstOf(NetworkInterface nic, Predicate<InetAddress> family) {
		return nic.inetAddresses().filter(family).findFirst().orElse(null);
	}

	private static Predicate<InetAddress> familyOf(InetAddress address) {
		return address.getClass()::isInstance;
	}

	private static List<InetAddress> allowed(String host, InetAddress[] found, boolean ipv6) throws IOException {
		Stream<InetAddress> ipv4Addresses = Arrays.stream(found).filter(Inet4Address.class::isInstance);
		Stream<InetAddress> ipv6Addresses = Arrays.stream(found)
			.filter((address) -> ipv6)
			.filter(Inet6Address.class::isInstance);
		List<InetAddress> addresses = Stream.concat(ipv6Addresses, ipv4Addresses).distinct().toList();
		if (addresses.isEmpty()) {
			throw new SocketException("the host '" + host + "' has IPv6 addresses only; " + ENABLE_IPV6);
		}
		return addresses;
	}

	private static String interfaceNames() throws SocketException {
		return NetworkInterface.networkInterfaces()
			.map(NetworkInterface::getName)
			.sorted()
			.collect(Collectors.joining(", "));
	}

	private static UnknownHostException unknown(String message, UnknownHostException cause) {
		UnknownHostException exception = new UnknownHostException(message);
		exception.initCause(cause);
		return exception;
	}

}
