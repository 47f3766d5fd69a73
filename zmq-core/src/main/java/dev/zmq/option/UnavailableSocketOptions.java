package dev.zmq.option;

import java.time.Duration;
import java.util.List;

import static dev.zmq.option.OptionValues.bytes;
import static dev.zmq.option.OptionValues.flag;
import static dev.zmq.option.OptionValues.integer;
import static dev.zmq.option.OptionValues.longInteger;
import static dev.zmq.option.OptionValues.text;
import static dev.zmq.option.OptionValues.time;
import static dev.zmq.option.OptionValues.timeOrMinusOne;

/**
 * The options of libzmq that cannot be used here. They are known, so that a program which asks for one is told why
 * ({@link SocketOption#refusal}) and what to use instead, rather than that there is no such thing. Setting or reading
 * one is a {@link dev.zmq.exception.UnsupportedOptionException}.
 */
public final class UnavailableSocketOptions {

	private static final OptionGroup GROUP = new OptionGroup();

	private static final String NULL_ONLY = "only the NULL mechanism is available in this version";

	private static final String NO_SOCKS = "connecting through SOCKS proxies is not available in this version";

	private static final String NO_TRANSPORT = "this transport is not available in this version: ";

	private static final String NOT_IN_JAVA = "Java cannot ";

	private static final String IPC_NAMES = "Java knows users and groups of ipc peers by name only, not by number; "
			+ "restrict access with the permissions of the socket file's directory";

	/** {@code ZMQ_RCVMORE}. */
	public static final SocketOption<Boolean> RECEIVE_MORE = GROUP
			.option(13, "ZMQ_RCVMORE", "RECEIVE_MORE", flag(false))
			.readOnly().refused("a message is one object with all its frames; ask it for them").build();

	/** {@code ZMQ_FD}. */
	public static final SocketOption<Integer> FD = GROUP
			.option(14, "ZMQ_FD", "FD", integer(-1, -1, "")).readOnly()
			.refused("Java cannot hand out file descriptors; use a poller, an asynchronous receive, or a thread")
			.build();

	/** {@code ZMQ_IPV4ONLY}. */
	public static final SocketOption<Boolean> IPV4ONLY = GROUP
			.option(31, "ZMQ_IPV4ONLY", "IPV4ONLY", flag(true))
			.refused("it is the old inverse of IPV6; set IPV6 instead").build();

	/** {@code ZMQ_ROUTER_RAW}. */
	public static final SocketOption<Boolean> ROUTER_RAW = GROUP
			.option(41, "ZMQ_ROUTER_RAW", "ROUTER_RAW", flag(false))
			.on(SocketType.ROUTER).refused("libzmq keeps it for old programs only; use a STREAM socket").build();

	/** {@code ZMQ_PLAIN_SERVER}. */
	public static final SocketOption<Boolean> PLAIN_SERVER = GROUP
			.option(44, "ZMQ_PLAIN_SERVER", "PLAIN_SERVER", flag(false)).refused(NULL_ONLY).build();

	/** {@code ZMQ_PLAIN_USERNAME}. */
	public static final SocketOption<String> PLAIN_USERNAME = GROUP
			.option(45, "ZMQ_PLAIN_USERNAME", "PLAIN_USERNAME", text("", 255)).refused(NULL_ONLY).build();

	/** {@code ZMQ_PLAIN_PASSWORD}. */
	public static final SocketOption<String> PLAIN_PASSWORD = GROUP
			.option(46, "ZMQ_PLAIN_PASSWORD", "PLAIN_PASSWORD", text("", 255)).refused(NULL_ONLY).build();

	/** {@code ZMQ_CURVE_SERVER}. */
	public static final SocketOption<Boolean> CURVE_SERVER = GROUP
			.option(47, "ZMQ_CURVE_SERVER", "CURVE_SERVER", flag(false)).refused(NULL_ONLY).build();

	/** {@code ZMQ_CURVE_PUBLICKEY}. */
	public static final SocketOption<byte[]> CURVE_PUBLIC_KEY = GROUP
			.option(48, "ZMQ_CURVE_PUBLICKEY", "CURVE_PUBLIC_KEY", bytes(32, 32)).refused(NULL_ONLY).build();

	/** {@code ZMQ_CURVE_SECRETKEY}. */
	public static final SocketOption<byte[]> CURVE_SECRET_KEY = GROUP
			.option(49, "ZMQ_CURVE_SECRETKEY", "CURVE_SECRET_KEY", bytes(32, 32)).refused(NULL_ONLY).build();

	/** {@code ZMQ_CURVE_SERVERKEY}. */
	public static final SocketOption<byte[]> CURVE_SERVER_KEY = GROUP
			.option(50, "ZMQ_CURVE_SERVERKEY", "CURVE_SERVER_KEY", bytes(32, 32)).refused(NULL_ONLY).build();

	/** {@code ZMQ_GSSAPI_SERVER}. */
	public static final SocketOption<Boolean> GSSAPI_SERVER = GROUP
			.option(62, "ZMQ_GSSAPI_SERVER", "GSSAPI_SERVER", flag(false)).refused(NULL_ONLY).build();

	/** {@code ZMQ_GSSAPI_PRINCIPAL}. */
	public static final SocketOption<String> GSSAPI_PRINCIPAL = GROUP
			.option(63, "ZMQ_GSSAPI_PRINCIPAL", "GSSAPI_PRINCIPAL", text("", 255)).refused(NULL_ONLY).build();

	/** {@code ZMQ_GSSAPI_SERVICE_PRINCIPAL}. */
	public static final SocketOption<String> GSSAPI_SERVICE_PRINCIPAL = GROUP
			.option(64, "ZMQ_GSSAPI_SERVICE_PRINCIPAL", "GSSAPI_SERVICE_PRINCIPAL", text("", 255))
			.refused(NULL_ONLY).build();

	/** {@code ZMQ_GSSAPI_PLAINTEXT}. */
	public static final SocketOption<Boolean> GSSAPI_PLAINTEXT = GROUP
			.option(65, "ZMQ_GSSAPI_PLAINTEXT", "GSSAPI_PLAINTEXT", flag(false)).refused(NULL_ONLY).build();

	/** {@code ZMQ_GSSAPI_PRINCIPAL_NAMETYPE}. */
	public static final SocketOption<Integer> GSSAPI_PRINCIPAL_NAMETYPE = GROUP
			.option(90, "ZMQ_GSSAPI_PRINCIPAL_NAMETYPE", "GSSAPI_PRINCIPAL_NAMETYPE", integer(0, 0, 2, ""))
			.refused(NULL_ONLY).build();

	/** {@code ZMQ_GSSAPI_SERVICE_PRINCIPAL_NAMETYPE}. */
	public static final SocketOption<Integer> GSSAPI_SERVICE_PRINCIPAL_NAMETYPE = GROUP
			.option(91, "ZMQ_GSSAPI_SERVICE_PRINCIPAL_NAMETYPE",
					"GSSAPI_SERVICE_PRINCIPAL_NAMETYPE", integer(0, 0, 2, ""))
			.refused(NULL_ONLY).build();

	/** {@code ZMQ_ZAP_DOMAIN}. */
	public static final SocketOption<String> ZAP_DOMAIN = GROUP
			.option(55, "ZMQ_ZAP_DOMAIN", "ZAP_DOMAIN", text("", 255)).refused(NULL_ONLY).build();

	/** {@code ZMQ_ZAP_ENFORCE_DOMAIN}. */
	public static final SocketOption<Boolean> ZAP_ENFORCE_DOMAIN = GROUP
			.option(93, "ZMQ_ZAP_ENFORCE_DOMAIN", "ZAP_ENFORCE_DOMAIN", flag(false)).refused(NULL_ONLY).build();

	/** {@code ZMQ_SOCKS_PROXY}. */
	public static final SocketOption<String> SOCKS_PROXY = GROUP
			.option(68, "ZMQ_SOCKS_PROXY", "SOCKS_PROXY", text("", 255)).refused(NO_SOCKS).build();

	/** {@code ZMQ_SOCKS_USERNAME}. */
	public static final SocketOption<String> SOCKS_USERNAME = GROUP
			.option(99, "ZMQ_SOCKS_USERNAME", "SOCKS_USERNAME", text("", 255)).refused(NO_SOCKS).build();

	/** {@code ZMQ_SOCKS_PASSWORD}. */
	public static final SocketOption<String> SOCKS_PASSWORD = GROUP
			.option(100, "ZMQ_SOCKS_PASSWORD", "SOCKS_PASSWORD", text("", 255)).refused(NO_SOCKS).build();

	/** {@code ZMQ_RATE}. */
	public static final SocketOption<Integer> RATE = GROUP
			.option(8, "ZMQ_RATE", "RATE", integer(100, 1, "kbit/s")).refused(NO_TRANSPORT + "multicast").build();

	/** {@code ZMQ_RECOVERY_IVL}. */
	public static final SocketOption<Duration> RECOVERY_INTERVAL = GROUP
			.option(9, "ZMQ_RECOVERY_IVL", "RECOVERY_INTERVAL", time(Duration.ofSeconds(10), "none"))
			.refused(NO_TRANSPORT + "multicast").build();

	/** {@code ZMQ_MULTICAST_HOPS}. */
	public static final SocketOption<Integer> MULTICAST_HOPS = GROUP
			.option(25, "ZMQ_MULTICAST_HOPS", "MULTICAST_HOPS", integer(1, 1, "hops"))
			.refused(NO_TRANSPORT + "multicast").build();

	/** {@code ZMQ_MULTICAST_MAXTPDU}. */
	public static final SocketOption<Integer> MULTICAST_MAXTPDU = GROUP
			.option(84, "ZMQ_MULTICAST_MAXTPDU", "MULTICAST_MAXTPDU", integer(1500, 1, "bytes"))
			.refused(NO_TRANSPORT + "multicast").build();

	/** {@code ZMQ_MULTICAST_LOOP}. */
	public static final SocketOption<Boolean> MULTICAST_LOOP = GROUP
			.option(96, "ZMQ_MULTICAST_LOOP", "MULTICAST_LOOP", flag(true)).refused(NO_TRANSPORT + "multicast").build();

	/** {@code ZMQ_NORM_MODE}. */
	public static final SocketOption<Integer> NORM_MODE = GROUP
			.option(117, "ZMQ_NORM_MODE", "NORM_MODE", integer(1, 0, "")).refused(NO_TRANSPORT + "NORM").build();

	/** {@code ZMQ_NORM_UNICAST_NACK}. */
	public static final SocketOption<Boolean> NORM_UNICAST_NACK = GROUP
			.option(118, "ZMQ_NORM_UNICAST_NACK", "NORM_UNICAST_NACK", flag(false))
			.refused(NO_TRANSPORT + "NORM").build();

	/** {@code ZMQ_NORM_BUFFER_SIZE}. */
	public static final SocketOption<Integer> NORM_BUFFER_SIZE = GROUP
			.option(119, "ZMQ_NORM_BUFFER_SIZE", "NORM_BUFFER_SIZE", integer(2048, 1, "KiB"))
			.refused(NO_TRANSPORT + "NORM").build();

	/** {@code ZMQ_NORM_SEGMENT_SIZE}. */
	public static final SocketOption<Integer> NORM_SEGMENT_SIZE = GROUP
			.option(120, "ZMQ_NORM_SEGMENT_SIZE", "NORM_SEGMENT_SIZE", integer(1400, 1, "bytes"))
			.refused(NO_TRANSPORT + "NORM").build();

	/** {@code ZMQ_NORM_BLOCK_SIZE}. */
	public static final SocketOption<Integer> NORM_BLOCK_SIZE = GROUP
			.option(121, "ZMQ_NORM_BLOCK_SIZE", "NORM_BLOCK_SIZE", integer(16, 1, "segments"))
			.refused(NO_TRANSPORT + "NORM").build();

	/** {@code ZMQ_NORM_NUM_PARITY}. */
	public static final SocketOption<Integer> NORM_NUM_PARITY = GROUP
			.option(122, "ZMQ_NORM_NUM_PARITY", "NORM_NUM_PARITY", integer(4, 0, "segments"))
			.refused(NO_TRANSPORT + "NORM").build();

	/** {@code ZMQ_NORM_NUM_AUTOPARITY}. */
	public static final SocketOption<Integer> NORM_NUM_AUTOPARITY = GROUP
			.option(123, "ZMQ_NORM_NUM_AUTOPARITY", "NORM_NUM_AUTOPARITY", integer(0, 0, "segments"))
			.refused(NO_TRANSPORT + "NORM").build();

	/** {@code ZMQ_NORM_PUSH}. */
	public static final SocketOption<Boolean> NORM_PUSH = GROUP
			.option(124, "ZMQ_NORM_PUSH", "NORM_PUSH", flag(false)).refused(NO_TRANSPORT + "NORM").build();

	/** {@code ZMQ_VMCI_BUFFER_SIZE}. */
	public static final SocketOption<Long> VMCI_BUFFER_SIZE = GROUP
			.option(85, "ZMQ_VMCI_BUFFER_SIZE", "VMCI_BUFFER_SIZE", longInteger(65_546L, 0, "bytes"))
			.refused(NO_TRANSPORT + "VMCI").build();

	/** {@code ZMQ_VMCI_BUFFER_MIN_SIZE}. */
	public static final SocketOption<Long> VMCI_BUFFER_MIN_SIZE = GROUP
			.option(86, "ZMQ_VMCI_BUFFER_MIN_SIZE", "VMCI_BUFFER_MIN_SIZE", longInteger(128L, 0, "bytes"))
			.refused(NO_TRANSPORT + "VMCI").build();

	/** {@code ZMQ_VMCI_BUFFER_MAX_SIZE}. */
	public static final SocketOption<Long> VMCI_BUFFER_MAX_SIZE = GROUP
			.option(87, "ZMQ_VMCI_BUFFER_MAX_SIZE", "VMCI_BUFFER_MAX_SIZE", longInteger(262_144L, 0, "bytes"))
			.refused(NO_TRANSPORT + "VMCI").build();

	/** {@code ZMQ_VMCI_CONNECT_TIMEOUT}. */
	public static final SocketOption<Duration> VMCI_CONNECT_TIMEOUT = GROUP
			.option(88, "ZMQ_VMCI_CONNECT_TIMEOUT",
					"VMCI_CONNECT_TIMEOUT", timeOrMinusOne(SocketOption.INFINITE, "system", "system"))
			.refused(NO_TRANSPORT + "VMCI").build();

	/** {@code ZMQ_WSS_KEY_PEM}. */
	public static final SocketOption<String> WSS_KEY_PEM = GROUP
			.option(103, "ZMQ_WSS_KEY_PEM", "WSS_KEY_PEM", text("", Integer.MAX_VALUE))
			.refused(NO_TRANSPORT + "WSS").build();

	/** {@code ZMQ_WSS_CERT_PEM}. */
	public static final SocketOption<String> WSS_CERT_PEM = GROUP
			.option(104, "ZMQ_WSS_CERT_PEM", "WSS_CERT_PEM", text("", Integer.MAX_VALUE))
			.refused(NO_TRANSPORT + "WSS").build();

	/** {@code ZMQ_WSS_TRUST_PEM}. */
	public static final SocketOption<String> WSS_TRUST_PEM = GROUP
			.option(105, "ZMQ_WSS_TRUST_PEM", "WSS_TRUST_PEM", text("", Integer.MAX_VALUE))
			.refused(NO_TRANSPORT + "WSS").build();

	/** {@code ZMQ_WSS_HOSTNAME}. */
	public static final SocketOption<String> WSS_HOSTNAME = GROUP
			.option(106, "ZMQ_WSS_HOSTNAME", "WSS_HOSTNAME", text("", 255)).refused(NO_TRANSPORT + "WSS").build();

	/** {@code ZMQ_WSS_TRUST_SYSTEM}. */
	public static final SocketOption<Boolean> WSS_TRUST_SYSTEM = GROUP
			.option(107, "ZMQ_WSS_TRUST_SYSTEM", "WSS_TRUST_SYSTEM", flag(false)).refused(NO_TRANSPORT + "WSS").build();

	/** {@code ZMQ_TCP_MAXRT}. */
	public static final SocketOption<Duration> TCP_MAXRT = GROUP
			.option(80, "ZMQ_TCP_MAXRT", "TCP_MAXRT", time(Duration.ZERO, "as the operating system has it"))
			.refused(NOT_IN_JAVA + "set TCP_USER_TIMEOUT; use heartbeats").build();

	/** {@code ZMQ_USE_FD}. */
	public static final SocketOption<Integer> USE_FD = GROUP
			.option(89, "ZMQ_USE_FD", "USE_FD", integer(-1, -1, ""))
			.refused(NOT_IN_JAVA + "adopt a file descriptor").build();

	/** {@code ZMQ_BINDTODEVICE}. */
	public static final SocketOption<String> BINDTODEVICE = GROUP
			.option(92, "ZMQ_BINDTODEVICE", "BINDTODEVICE", text("", 255))
			.refused(NOT_IN_JAVA + "set SO_BINDTODEVICE; bind to an address of the device").build();

	/** {@code ZMQ_LOOPBACK_FASTPATH}. */
	public static final SocketOption<Boolean> LOOPBACK_FASTPATH = GROUP
			.option(94, "ZMQ_LOOPBACK_FASTPATH", "LOOPBACK_FASTPATH", flag(false))
			.refused("it is an old Windows setting which Java no longer has").build();

	/** {@code ZMQ_PRIORITY}. */
	public static final SocketOption<Integer> PRIORITY = GROUP
			.option(112, "ZMQ_PRIORITY", "PRIORITY", integer(0, 0, ""))
			.refused(NOT_IN_JAVA + "set SO_PRIORITY; see TOS").build();

	/** {@code ZMQ_BUSY_POLL}. */
	public static final SocketOption<Integer> BUSY_POLL = GROUP
			.option(113, "ZMQ_BUSY_POLL", "BUSY_POLL", integer(0, 0, "µs"))
			.refused(NOT_IN_JAVA + "set SO_BUSY_POLL").build();

	/** {@code ZMQ_IPC_FILTER_PID}. */
	public static final SocketOption<Integer> IPC_FILTER_PID = GROUP
			.option(58, "ZMQ_IPC_FILTER_PID", "IPC_FILTER_PID", integer(0, 0, ""))
			.refused(NOT_IN_JAVA + "see the process id of an ipc peer").build();

	/** {@code ZMQ_IPC_FILTER_UID}. */
	public static final SocketOption<Integer> IPC_FILTER_UID = GROUP
			.option(59, "ZMQ_IPC_FILTER_UID", "IPC_FILTER_UID", integer(0, 0, "")).refused(IPC_NAMES).build();

	/** {@code ZMQ_IPC_FILTER_GID}. */
	public static final SocketOption<Integer> IPC_FILTER_GID = GROUP
			.option(60, "ZMQ_IPC_FILTER_GID", "IPC_FILTER_GID", integer(0, 0, "")).refused(IPC_NAMES).build();

	private UnavailableSocketOptions() {
	}

	static List<SocketOption<?>> declared() {
		return GROUP.options();
	}

}
