package dev.zmq.internal.transport.tcp;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Knows the addresses of machines. May block for long.
 */
@FunctionalInterface
interface NameService {

	/**
	 * The one of the JDK: hosts file, DNS, and what else the system is configured for.
	 */
	NameService SYSTEM = InetAddress::getAllByName;

	/**
	 * Looks a name up.
	 * @param host a name or an address
	 * @return the addresses, at least one
	 * @throws UnknownHostException if there is no such name, or nobody could be asked
	 */
	InetAddress[] lookup(String host) throws UnknownHostException;

}
