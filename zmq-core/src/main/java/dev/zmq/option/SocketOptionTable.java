package dev.zmq.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.zmq.exception.UnsupportedOptionException;

/**
 * All options of sockets. A class of its own, so that it is filled when the classes that
 * declare them are.
 */
final class SocketOptionTable {

	static final List<SocketOption<?>> ALL = collect();

	/** Names that libzmq has kept for old programs. */
	private static final Map<String, String> OLD_NAMES = Map.of("ZMQ_IDENTITY", "ZMQ_ROUTING_ID", "ZMQ_CONNECT_RID",
			"ZMQ_CONNECT_ROUTING_ID", "ZMQ_DELAY_ATTACH_ON_CONNECT", "ZMQ_IMMEDIATE", "ZMQ_FAIL_UNROUTABLE",
			"ZMQ_ROUTER_MANDATORY", "ZMQ_ROUTER_BEHAVIOR", "ZMQ_ROUTER_MANDATORY");

	private SocketOptionTable() {
	}

	private static List<SocketOption<?>> collect() {
		List<SocketOption<?>> all = new ArrayList<>(GeneralOptions.declared());
		all.addAll(PatternOptions.declared());
		all.addAll(ConnectionOptions.declared());
		all.addAll(SecurityOptions.declared());
		all.addAll(UnavailableOptions.declared());
		return List.copyOf(all);
	}

	static SocketOption<?> ofName(String name) {
		String current = OLD_NAMES.getOrDefault(name, name);
		for (SocketOption<?> option : ALL) {
			if (option.isNamed(current)) {
				return option;
			}
		}
		throw new UnsupportedOptionException("There is no socket option '" + name
				+ "'; give the name of a SocketOption constant, or libzmq's name, as ZMQ_LINGER");
	}

}
