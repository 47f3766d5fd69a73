package dev.zmq.internal.engine;

import java.util.concurrent.locks.ReentrantLock;

/**
 * The two locks of a socket, taken in the order send, receive; one and the same where the
 * pattern shares state between both sides.
 *
 * @param send guards the sending side
 * @param receive guards the receiving side
 */
record SocketLocks(ReentrantLock send, ReentrantLock receive) {

	static SocketLocks create(boolean exclusive) {
		ReentrantLock send = new ReentrantLock();
		return new SocketLocks(send, (exclusive) ? send : new ReentrantLock());
	}

}
