package dev.zmq.monitor;

/**
 * Why a connection ended, could not be made, or failed its handshake.
 *
 * <p>
 * After a {@linkplain #protocolError() protocol error} a connecting side does not try
 * again, because the peer would do the same again. After every other reason it does,
 * unless it was told to stop.
 */
public enum CloseReason {

	/** The peer closed the connection. */
	PEER_CLOSED,

	/** Reading or writing failed. */
	IO_ERROR,

	/** The peer's machine refused the connection: nobody listens there. */
	CONNECT_REFUSED,

	/** The attempt to connect took longer than {@code CONNECT_TIMEOUT}. */
	CONNECT_TIMEOUT,

	/** The name of the host could not be looked up. */
	HOST_UNKNOWN,

	/** The handshake took longer than {@code HANDSHAKE_TIMEOUT}. */
	HANDSHAKE_TIMEOUT,

	/** Nothing was heard from the peer for the time that heartbeats allow. */
	HEARTBEAT_TIMEOUT,

	/** The first bytes are not a ZMTP greeting: the peer is no ZeroMQ program. */
	BAD_GREETING(ProtocolCode.UNSPECIFIED),

	/** The peer speaks a version of ZMTP older than 3.0. */
	UNSUPPORTED_VERSION(ProtocolCode.UNSPECIFIED),

	/** The peer wants another security mechanism. */
	MECHANISM_MISMATCH(ProtocolCode.MECHANISM_MISMATCH),

	/**
	 * The peer's socket is of a type that does not go together with this one, or of an
	 * unknown type.
	 */
	INCOMPATIBLE_SOCKET_TYPE(ProtocolCode.INVALID_METADATA),

	/** A command does not have the form that its name asks for. */
	MALFORMED_COMMAND(ProtocolCode.MALFORMED_COMMAND),

	/** The header of a frame has flags or a length that do not exist. */
	MALFORMED_FRAME(ProtocolCode.UNSPECIFIED),

	/**
	 * The properties told in the handshake are malformed, too many, or lack the type of
	 * the socket.
	 */
	INVALID_METADATA(ProtocolCode.INVALID_METADATA),

	/** A command, or a message, came at a time when it may not. */
	UNEXPECTED_COMMAND(ProtocolCode.UNEXPECTED_COMMAND),

	/** The peer announced a message larger than {@code MAX_MESSAGE_SIZE}. */
	MESSAGE_TOO_LARGE(ProtocolCode.UNSPECIFIED),

	/** The peer put more than {@code MAX_FRAMES_PER_MESSAGE} frames into one message. */
	TOO_MANY_FRAMES(ProtocolCode.UNSPECIFIED),

	/**
	 * The messages still arriving at all connections took up
	 * {@code MAX_BYTES_IN_ASSEMBLY}.
	 */
	ASSEMBLY_BUDGET_EXCEEDED,

	/**
	 * A frame of the peer's could not be kept in a file, see
	 * {@link dev.zmq.option.SocketOption#LARGE_FRAMES}: the disk is full, or the
	 * directory is gone.
	 */
	STORAGE_FAILED,

	/** The peer subscribed to more topics, or more bytes of topics, than one peer may. */
	SUBSCRIPTION_LIMIT(ProtocolCode.UNSPECIFIED),

	/** The peer subscribed to a topic longer than {@code MAX_TOPIC_LENGTH}. */
	TOPIC_TOO_LONG(ProtocolCode.UNSPECIFIED),

	/**
	 * Another peer of this ROUTER has the same routing id, and {@code ROUTER_HANDOVER} is
	 * off.
	 */
	ROUTING_ID_IN_USE,

	/** A PAIR has a peer already. */
	SECOND_PEER,

	/** There were {@code MAX_PENDING_HANDSHAKES} unfinished handshakes. */
	PENDING_HANDSHAKE_LIMIT,

	/**
	 * There were {@code MAX_CONNECTIONS} connections, or
	 * {@code MAX_CONNECTIONS_PER_ADDRESS} from one address.
	 */
	CONNECTION_LIMIT,

	/** The peer's address is not in {@code TCP_ACCEPT_FILTER}. */
	ACCEPT_FILTERED,

	/** The peer refused this side with an ERROR command. */
	AUTHENTICATION_REFUSED(ProtocolCode.UNSPECIFIED),

	/**
	 * This side refused the peer: its credentials are not good enough, or nobody could
	 * judge them.
	 */
	AUTHENTICATION_FAILED,

	/**
	 * Asked about a peer again, as {@code ZmqContext.reauthenticate} wants it, whoever
	 * judges peers refused it, or could not judge it. A connecting side tries again.
	 */
	ACCESS_REVOKED,

	/**
	 * This side has nothing to show with GSSAPI: there is no keytab, no ticket cache or
	 * no ticket for the server, or the key distribution centre does not answer.
	 */
	CREDENTIALS_UNAVAILABLE,

	/**
	 * A box of CURVE could not be opened: the peer does not have the secret key of the
	 * public key that this side expects, expects another key of this side, or somebody
	 * has changed the bytes on their way. With GSSAPI: the server cannot prove who it is,
	 * or a message could not be opened. A connecting side tries again.
	 */
	KEY_MISMATCH(ProtocolCode.CRYPTOGRAPHIC, true),

	/**
	 * A nonce of CURVE was not higher than the one before, or a message of GSSAPI came
	 * out of order: somebody has repeated, reordered or dropped commands or messages.
	 */
	REPLAYED(ProtocolCode.INVALID_SEQUENCE),

	/**
	 * The first byte is not that of TLS: the peer speaks something else, most often ZMTP
	 * without TLS ({@code tcp} instead of {@code tls+tcp}).
	 */
	NOT_TLS,

	/**
	 * This side does not trust the certificate of the peer: nobody it trusts has issued
	 * it, it has expired, or there is none.
	 */
	TLS_UNTRUSTED,

	/** The certificate of the server is for another host than the endpoint names. */
	TLS_WRONG_HOST,

	/**
	 * The peer has ended TLS with an alert, which the event's detail names: it does not
	 * trust the certificate of this side, for one.
	 */
	TLS_REFUSED,

	/**
	 * TLS failed otherwise: the two sides have no protocol version or cipher suite in
	 * common, a record is malformed, or the settings of this side cannot be used.
	 */
	TLS_FAILED,

	/** A reply to a REQ lacks the delimiter, or anything after it. */
	MALFORMED_REPLY(ProtocolCode.UNSPECIFIED),

	/** The application disconnected, unbound, or sent this peer away. */
	LOCAL_DISCONNECT,

	/** The application closed the socket or the context. */
	LOCAL_CLOSE,

	/**
	 * A newer connection took over this one's routing id, as {@code ROUTER_HANDOVER} asks
	 * for.
	 */
	HANDED_OVER,

	/** An error in this library; the event's detail and the log tell more. */
	INTERNAL_ERROR;

	private final int libzmqCode;

	private final boolean curable;

	CloseReason() {
		this(0, true);
	}

	CloseReason(int libzmqCode) {
		this(libzmqCode, false);
	}

	CloseReason(int libzmqCode, boolean curable) {
		this.libzmqCode = libzmqCode;
		this.curable = curable;
	}

	/**
	 * Return whether one side broke the rules of the protocol, so that trying again is of
	 * no use.
	 * @return whether a connecting side stops for ever
	 */
	public boolean protocolError() {
		return !this.curable;
	}

	/**
	 * Return the code that libzmq has for this in its event
	 * {@code ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL}.
	 * @return one of {@code ZMQ_PROTOCOL_ERROR_ZMTP_…}, or 0 when this is no protocol
	 * error
	 */
	public int libzmqCode() {
		return this.libzmqCode;
	}

	private static final class ProtocolCode {

		static final int UNSPECIFIED = 0x1000_0000;

		static final int INVALID_SEQUENCE = 0x1000_0002;

		static final int CRYPTOGRAPHIC = 0x1100_0001;

		static final int UNEXPECTED_COMMAND = 0x1000_0001;

		static final int MALFORMED_COMMAND = 0x1000_0011;

		static final int INVALID_METADATA = 0x1000_0018;

		static final int MECHANISM_MISMATCH = 0x1100_0002;

	}

}
