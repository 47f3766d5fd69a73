package dev.zmq.option;

import java.time.Duration;
import java.util.List;

import static dev.zmq.option.OptionGroup.UNAVAILABLE;
import static dev.zmq.option.OptionValues.flag;
import static dev.zmq.option.OptionValues.integer;
import static dev.zmq.option.OptionValues.longInteger;
import static dev.zmq.option.OptionValues.text;
import static dev.zmq.option.OptionValues.time;
import static dev.zmq.option.OptionValues.timeOrMinusOne;
import static dev.zmq.option.SocketType.ROUTER;

/**
 * The options of libzmq that cannot be used here. They are known, so that a program which
 * asks for one is told why and what to use instead, rather than that there is no such
 * thing.
 */
sealed interface UnavailableOptions permits SocketOption {

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_RCVMORE}). */
	SocketOption<Boolean> RECEIVE_MORE = UNAVAILABLE.option(13, "ZMQ_RCVMORE", "RECEIVE_MORE", flag(false))
		.readOnly()
		.refused("a message is one object with all its frames; ask it for them")
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_FD}). */
	SocketOption<Integer> FD = UNAVAILABLE.option(14, "ZMQ_FD", "FD", integer(-1, -1, ""))
		.readOnly()
		.refused("Java cannot hand out file descriptors; use a poller, an asynchronous receive, or a thread")
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_IPV4ONLY}). */
	SocketOption<Boolean> IPV4ONLY = UNAVAILABLE.option(31, "ZMQ_IPV4ONLY", "IPV4ONLY", flag(true))
		.refused("it is the old inverse of IPV6; set IPV6 instead")
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_ROUTER_RAW}). */
	SocketOption<Boolean> ROUTER_RAW = UNAVAILABLE.option(41, "ZMQ_ROUTER_RAW", "ROUTER_RAW", flag(false))
		.on(ROUTER)
		.refused("libzmq keeps it for old programs only; use a STREAM socket")
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_SOCKS_PROXY}). */
	SocketOption<String> SOCKS_PROXY = UNAVAILABLE.option(68, "ZMQ_SOCKS_PROXY", "SOCKS_PROXY", text("", 255))
		.refused(Refusals.NO_SOCKS)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_SOCKS_USERNAME}). */
	SocketOption<String> SOCKS_USERNAME = UNAVAILABLE.option(99, "ZMQ_SOCKS_USERNAME", "SOCKS_USERNAME", text("", 255))
		.refused(Refusals.NO_SOCKS)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_SOCKS_PASSWORD}). */
	SocketOption<String> SOCKS_PASSWORD = UNAVAILABLE.option(100, "ZMQ_SOCKS_PASSWORD", "SOCKS_PASSWORD", text("", 255))
		.refused(Refusals.NO_SOCKS)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_RATE}). */
	SocketOption<Integer> RATE = UNAVAILABLE.option(8, "ZMQ_RATE", "RATE", integer(100, 1, "kbit/s"))
		.refused(Refusals.NO_MULTICAST)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_RECOVERY_IVL}). */
	SocketOption<Duration> RECOVERY_INTERVAL = UNAVAILABLE
		.option(9, "ZMQ_RECOVERY_IVL", "RECOVERY_INTERVAL", time(Duration.ofSeconds(10), "none"))
		.refused(Refusals.NO_MULTICAST)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_MULTICAST_HOPS}). */
	SocketOption<Integer> MULTICAST_HOPS = UNAVAILABLE
		.option(25, "ZMQ_MULTICAST_HOPS", "MULTICAST_HOPS", integer(1, 1, "hops"))
		.refused(Refusals.NO_MULTICAST)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_MULTICAST_MAXTPDU}). */
	SocketOption<Integer> MULTICAST_MAXTPDU = UNAVAILABLE
		.option(84, "ZMQ_MULTICAST_MAXTPDU", "MULTICAST_MAXTPDU", integer(1500, 1, "bytes"))
		.refused(Refusals.NO_MULTICAST)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_MULTICAST_LOOP}). */
	SocketOption<Boolean> MULTICAST_LOOP = UNAVAILABLE.option(96, "ZMQ_MULTICAST_LOOP", "MULTICAST_LOOP", flag(true))
		.refused(Refusals.NO_MULTICAST)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_NORM_MODE}). */
	SocketOption<Integer> NORM_MODE = UNAVAILABLE.option(117, "ZMQ_NORM_MODE", "NORM_MODE", integer(1, 0, ""))
		.refused(Refusals.NO_NORM)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_NORM_UNICAST_NACK}). */
	SocketOption<Boolean> NORM_UNICAST_NACK = UNAVAILABLE
		.option(118, "ZMQ_NORM_UNICAST_NACK", "NORM_UNICAST_NACK", flag(false))
		.refused(Refusals.NO_NORM)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_NORM_BUFFER_SIZE}). */
	SocketOption<Integer> NORM_BUFFER_SIZE = UNAVAILABLE
		.option(119, "ZMQ_NORM_BUFFER_SIZE", "NORM_BUFFER_SIZE", integer(2048, 1, "KiB"))
		.refused(Refusals.NO_NORM)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_NORM_SEGMENT_SIZE}). */
	SocketOption<Integer> NORM_SEGMENT_SIZE = UNAVAILABLE
		.option(120, "ZMQ_NORM_SEGMENT_SIZE", "NORM_SEGMENT_SIZE", integer(1400, 1, "bytes"))
		.refused(Refusals.NO_NORM)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_NORM_BLOCK_SIZE}). */
	SocketOption<Integer> NORM_BLOCK_SIZE = UNAVAILABLE
		.option(121, "ZMQ_NORM_BLOCK_SIZE", "NORM_BLOCK_SIZE", integer(16, 1, "segments"))
		.refused(Refusals.NO_NORM)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_NORM_NUM_PARITY}). */
	SocketOption<Integer> NORM_NUM_PARITY = UNAVAILABLE
		.option(122, "ZMQ_NORM_NUM_PARITY", "NORM_NUM_PARITY", integer(4, 0, "segments"))
		.refused(Refusals.NO_NORM)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_NORM_NUM_AUTOPARITY}). */
	SocketOption<Integer> NORM_NUM_AUTOPARITY = UNAVAILABLE
		.option(123, "ZMQ_NORM_NUM_AUTOPARITY", "NORM_NUM_AUTOPARITY", integer(0, 0, "segments"))
		.refused(Refusals.NO_NORM)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_NORM_PUSH}). */
	SocketOption<Boolean> NORM_PUSH = UNAVAILABLE.option(124, "ZMQ_NORM_PUSH", "NORM_PUSH", flag(false))
		.refused(Refusals.NO_NORM)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_VMCI_BUFFER_SIZE}). */
	SocketOption<Long> VMCI_BUFFER_SIZE = UNAVAILABLE
		.option(85, "ZMQ_VMCI_BUFFER_SIZE", "VMCI_BUFFER_SIZE", longInteger(65_546L, 0, "bytes"))
		.refused(Refusals.NO_VMCI)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_VMCI_BUFFER_MIN_SIZE}). */
	SocketOption<Long> VMCI_BUFFER_MIN_SIZE = UNAVAILABLE
		.option(86, "ZMQ_VMCI_BUFFER_MIN_SIZE", "VMCI_BUFFER_MIN_SIZE", longInteger(128L, 0, "bytes"))
		.refused(Refusals.NO_VMCI)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_VMCI_BUFFER_MAX_SIZE}). */
	SocketOption<Long> VMCI_BUFFER_MAX_SIZE = UNAVAILABLE
		.option(87, "ZMQ_VMCI_BUFFER_MAX_SIZE", "VMCI_BUFFER_MAX_SIZE", longInteger(262_144L, 0, "bytes"))
		.refused(Refusals.NO_VMCI)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_VMCI_CONNECT_TIMEOUT}). */
	SocketOption<Duration> VMCI_CONNECT_TIMEOUT = UNAVAILABLE
		.option(88, "ZMQ_VMCI_CONNECT_TIMEOUT", "VMCI_CONNECT_TIMEOUT",
				timeOrMinusOne(SocketOption.INFINITE, "system", "system"))
		.refused(Refusals.NO_VMCI)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_WSS_KEY_PEM}). */
	SocketOption<String> WSS_KEY_PEM = UNAVAILABLE
		.option(103, "ZMQ_WSS_KEY_PEM", "WSS_KEY_PEM", text("", Integer.MAX_VALUE))
		.refused(Refusals.NO_WSS)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_WSS_CERT_PEM}). */
	SocketOption<String> WSS_CERT_PEM = UNAVAILABLE
		.option(104, "ZMQ_WSS_CERT_PEM", "WSS_CERT_PEM", text("", Integer.MAX_VALUE))
		.refused(Refusals.NO_WSS)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_WSS_TRUST_PEM}). */
	SocketOption<String> WSS_TRUST_PEM = UNAVAILABLE
		.option(105, "ZMQ_WSS_TRUST_PEM", "WSS_TRUST_PEM", text("", Integer.MAX_VALUE))
		.refused(Refusals.NO_WSS)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_WSS_HOSTNAME}). */
	SocketOption<String> WSS_HOSTNAME = UNAVAILABLE.option(106, "ZMQ_WSS_HOSTNAME", "WSS_HOSTNAME", text("", 255))
		.refused(Refusals.NO_WSS)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_WSS_TRUST_SYSTEM}). */
	SocketOption<Boolean> WSS_TRUST_SYSTEM = UNAVAILABLE
		.option(107, "ZMQ_WSS_TRUST_SYSTEM", "WSS_TRUST_SYSTEM", flag(false))
		.refused(Refusals.NO_WSS)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_TCP_MAXRT}). */
	SocketOption<Duration> TCP_MAXRT = UNAVAILABLE
		.option(80, "ZMQ_TCP_MAXRT", "TCP_MAXRT", time(Duration.ZERO, "as the operating system has it"))
		.refused(Refusals.NOT_IN_JAVA + "set TCP_USER_TIMEOUT; use heartbeats")
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_USE_FD}). */
	SocketOption<Integer> USE_FD = UNAVAILABLE.option(89, "ZMQ_USE_FD", "USE_FD", integer(-1, -1, ""))
		.refused(Refusals.NOT_IN_JAVA + "adopt a file descriptor")
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_BINDTODEVICE}). */
	SocketOption<String> BINDTODEVICE = UNAVAILABLE.option(92, "ZMQ_BINDTODEVICE", "BINDTODEVICE", text("", 255))
		.refused(Refusals.NOT_IN_JAVA + "set SO_BINDTODEVICE; bind to an address of the device")
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_LOOPBACK_FASTPATH}). */
	SocketOption<Boolean> LOOPBACK_FASTPATH = UNAVAILABLE
		.option(94, "ZMQ_LOOPBACK_FASTPATH", "LOOPBACK_FASTPATH", flag(false))
		.refused("it is an old Windows setting which Java no longer has")
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_PRIORITY}). */
	SocketOption<Integer> PRIORITY = UNAVAILABLE.option(112, "ZMQ_PRIORITY", "PRIORITY", integer(0, 0, ""))
		.refused(Refusals.NOT_IN_JAVA + "set SO_PRIORITY; see TOS")
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_BUSY_POLL}). */
	SocketOption<Integer> BUSY_POLL = UNAVAILABLE.option(113, "ZMQ_BUSY_POLL", "BUSY_POLL", integer(0, 0, "µs"))
		.refused(Refusals.NOT_IN_JAVA + "set SO_BUSY_POLL")
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_IPC_FILTER_PID}). */
	SocketOption<Integer> IPC_FILTER_PID = UNAVAILABLE
		.option(58, "ZMQ_IPC_FILTER_PID", "IPC_FILTER_PID", integer(0, 0, ""))
		.refused(Refusals.NOT_IN_JAVA + "see the process id of an ipc peer")
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_IPC_FILTER_UID}). */
	SocketOption<Integer> IPC_FILTER_UID = UNAVAILABLE
		.option(59, "ZMQ_IPC_FILTER_UID", "IPC_FILTER_UID", integer(0, 0, ""))
		.refused(Refusals.IPC_NAMES)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_IPC_FILTER_GID}). */
	SocketOption<Integer> IPC_FILTER_GID = UNAVAILABLE
		.option(60, "ZMQ_IPC_FILTER_GID", "IPC_FILTER_GID", integer(0, 0, ""))
		.refused(Refusals.IPC_NAMES)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_IN_BATCH_SIZE}). */
	SocketOption<Integer> IN_BATCH_SIZE = UNAVAILABLE
		.option(101, "ZMQ_IN_BATCH_SIZE", "IN_BATCH_SIZE", integer(8192, 1, "bytes"))
		.refused(Refusals.FIXED_BATCHES)
		.build();

	/** Not available: see {@link Option#refusal()} ({@code ZMQ_OUT_BATCH_SIZE}). */
	SocketOption<Integer> OUT_BATCH_SIZE = UNAVAILABLE
		.option(102, "ZMQ_OUT_BATCH_SIZE", "OUT_BATCH_SIZE", integer(8192, 1, "bytes"))
		.refused(Refusals.FIXED_BATCHES)
		.build();

	static List<SocketOption<?>> declared() {
		return UNAVAILABLE.options();
	}

}
