package dev.zmq.spring.core;

/**
 * What becomes of a message that no peer can take at present: none is connected, or the
 * queues of all are full. Never asked on PUB and XPUB, which drop for each slow
 * subscriber on its own, as libzmq does.
 */
public enum ZmqOnFull {

	/** Wait up to the send timeout. */
	BLOCK,

	/** Fail at once with a {@link ZmqFullException}. */
	FAIL,

	/**
	 * Drop the message, and count it. Requests fail as with {@link #FAIL}: nobody can
	 * wait for the reply to a message that was dropped.
	 */
	DROP

}
