package dev.zmq.spring.support;

/**
 * Names of message headers. ZeroMQ messages carry frames and no headers: incoming ones
 * are made from the frames and the connection, outgoing ones decide where frames go. With
 * {@link ZmqFormat#HEADERS} further ones are sent along.
 */
public final class ZmqHeaders {

	/** What the names of all headers begin with. */
	public static final String PREFIX = "zmq_";

	/**
	 * The topic, a {@code String}: the first frame of what SUB and XSUB receive if others
	 * follow it, and what a PUB or XPUB puts in front of the payload.
	 */
	public static final String TOPIC = PREFIX + "topic";

	/**
	 * The routing id of the peer, a {@code byte[]}: whom a ROUTER has received from, and
	 * whom it sends to.
	 */
	public static final String ROUTING_ID = PREFIX + "routingId";

	/** The name of the socket that the message was received on, a {@code String}. */
	public static final String SOCKET = PREFIX + "socket";

	/**
	 * The type of the socket that the message was received on, a
	 * {@link dev.zmq.option.SocketType}.
	 */
	public static final String SOCKET_TYPE = PREFIX + "socketType";

	/** The address of the peer that sent the message, a {@code String}. */
	public static final String PEER_ADDRESS = PREFIX + "peerAddress";

	/**
	 * Who the peer is, as its authentication found, a {@code String}. Missing without
	 * authentication.
	 */
	public static final String USER_ID = PREFIX + "userId";

	/** The whole message as it was received, a {@link dev.zmq.ZmqMessage}. */
	public static final String MESSAGE = PREFIX + "message";

	/**
	 * The id that the sender has given to the message, a {@code String}. On the wire only
	 * with a frame of headers, as are the following.
	 */
	public static final String MESSAGE_ID = PREFIX + "messageId";

	/** The id of the message that this one answers or belongs to, a {@code String}. */
	public static final String CORRELATION_ID = PREFIX + "correlationId";

	/** Where the sender wants an answer to go, a {@code String} of its own choice. */
	public static final String REPLY_TO = PREFIX + "replyTo";

	/**
	 * What type the payload is made of, a {@code String}. Chosen by the sender: no class
	 * is ever looked up by it that the application has not allowed.
	 */
	public static final String TYPE_ID = PREFIX + "typeId";

	private ZmqHeaders() {
	}

}
