package dev.zmq.option;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of sockets. Each one is a messaging pattern: it decides to which peers a
 * message goes, from which peers messages come, and with which other kinds it may be
 * connected (RFC 28, 29, 30, 31; libzmq {@code zmq_socket}).
 */
public enum SocketType {

	/** One peer at a time, both directions ({@code ZMQ_PAIR}). */
	PAIR(0, Direction.BOTH),

	/** Sends each message to all subscribers of its topic ({@code ZMQ_PUB}). */
	PUB(1, Direction.SEND),

	/** Receives the topics it has subscribed to ({@code ZMQ_SUB}). */
	SUB(2, Direction.RECEIVE),

	/** Sends a request, then receives its reply ({@code ZMQ_REQ}). */
	REQ(3, Direction.BOTH),

	/** Receives a request, then sends its reply ({@code ZMQ_REP}). */
	REP(4, Direction.BOTH),

	/** Sends to its peers in turn, receives from all of them ({@code ZMQ_DEALER}). */
	DEALER(5, Direction.BOTH),

	/**
	 * Sends to the peer named by the first frame, and tells the sender of what it
	 * receives ({@code ZMQ_ROUTER}).
	 */
	ROUTER(6, Direction.BOTH),

	/** Receives work from all its peers ({@code ZMQ_PULL}). */
	PULL(7, Direction.RECEIVE),

	/** Sends work to its peers in turn ({@code ZMQ_PUSH}). */
	PUSH(8, Direction.SEND),

	/**
	 * A PUB that also receives the subscriptions of its subscribers ({@code ZMQ_XPUB}).
	 */
	XPUB(9, Direction.BOTH),

	/** A SUB whose subscriptions are messages it sends ({@code ZMQ_XSUB}). */
	XSUB(10, Direction.BOTH),

	/** Speaks raw TCP with programs that are not ZeroMQ ({@code ZMQ_STREAM}). */
	STREAM(11, Direction.BOTH);

	private final int number;

	private final Direction direction;

	SocketType(int number, Direction direction) {
		this.number = number;
		this.direction = direction;
	}

	/**
	 * Return libzmq's number of this type. It is never sent to a peer.
	 * @return the number
	 */
	public int number() {
		return this.number;
	}

	/**
	 * Return the name that stands for this type in the {@code Socket-Type} property of
	 * the handshake (RFC 37).
	 * @return the name in upper-case letters
	 */
	public String wireName() {
		return name();
	}

	/**
	 * Return whether the application can send on sockets of this type.
	 * @return {@code false} for SUB and PULL
	 */
	public boolean canSend() {
		return this.direction != Direction.RECEIVE;
	}

	/**
	 * Return whether the application can receive on sockets of this type.
	 * @return {@code false} for PUB and PUSH
	 */
	public boolean canReceive() {
		return this.direction != Direction.SEND;
	}

	/**
	 * Return whether sockets of this type and of the other one may be connected with each
	 * other. The relation is symmetric. STREAM is compatible with no type, not even its
	 * own: its peers are not ZeroMQ sockets and there is no handshake in which a type
	 * could be told.
	 * @param other the type of the peer
	 * @return whether a handshake between the two succeeds
	 */
	public boolean compatibleWith(SocketType other) {
		return peers().contains(other);
	}

	private Set<SocketType> peers() {
		return switch (this) {
			case PAIR -> EnumSet.of(PAIR);
			case PUB, XPUB -> EnumSet.of(SUB, XSUB);
			case SUB, XSUB -> EnumSet.of(PUB, XPUB);
			case REQ -> EnumSet.of(REP, ROUTER);
			case REP -> EnumSet.of(REQ, DEALER);
			case DEALER -> EnumSet.of(REP, DEALER, ROUTER);
			case ROUTER -> EnumSet.of(REQ, DEALER, ROUTER);
			case PULL -> EnumSet.of(PUSH);
			case PUSH -> EnumSet.of(PULL);
			case STREAM -> EnumSet.noneOf(SocketType.class);
		};
	}

	/**
	 * Return the type that a peer has named in its handshake. Names are compared exactly,
	 * as libzmq does.
	 * @param name the value of the peer's {@code Socket-Type} property
	 * @return the type, or {@code null} when there is none of this name
	 */
	public static @Nullable SocketType ofWireName(String name) {
		for (SocketType type : values()) {
			if (type.wireName().equals(name)) {
				return type;
			}
		}
		return null;
	}

	private enum Direction {

		SEND, RECEIVE, BOTH

	}

}
