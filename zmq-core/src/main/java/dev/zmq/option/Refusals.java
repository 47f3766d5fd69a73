package dev.zmq.option;

/**
 * Reasons that several options share for not being available.
 */
final class Refusals {

	static final String NO_SOCKS = "connecting through SOCKS proxies is not available in this version";

	static final String NO_MULTICAST = "multicast transports are not available in this version";

	static final String NO_NORM = "the norm transport is not available in this version";

	static final String NO_VMCI = "the vmci transport is not available in this version";

	static final String NO_WSS = "the wss transport is not available in this version";

	static final String FIXED_BATCHES = "connections read and write with buffers of 64 KiB that they share, each"
			+ " with as many messages as fit";

	static final String NOT_IN_JAVA = "Java cannot ";

	static final String IPC_NAMES = "Java knows users and groups of ipc peers by name only, not by number; restrict"
			+ " access with the permissions of the directory that the socket's file is in";

	private Refusals() {
	}

}
