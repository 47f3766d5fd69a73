package dev.zmq.internal.engine;

/**
 * The two locks of a socket, taken in the order send, receive; one and the same where the
 * pattern shares state between both sides.
 *
 * @param send guards the sending side
 * @param receive guards the receiving side
 */
record SocketLocks(SideLock send, SideLock receive) {

	static SocketLocks create(boolean exclusive) {
		SideLock send = SideLock.create();
		return new SocketLocks(send, (exclusive) ? send : SideLock.create());
	}

}
