package dev.zmq.internal.pattern;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.option.SocketOption;

/**
 * Messages that no application sends: what a peer hears first, and what the application
 * hears of peers that come and go. None of them waits for room, because each stands for a
 * connection made or lost and not for traffic.
 */
final class Notices {

	private Notices() {
	}

	/**
	 * Sends the hello message, if there is one.
	 * @param host the socket, which has {@link SocketOption#HELLO_MESSAGE}
	 * @param pipe the pipe whose peer has just come
	 */
	static void hello(PatternHost host, Pipe pipe) {
		byte[] content = host.option(SocketOption.HELLO_MESSAGE);
		if (content.length > 0) {
			pipe.out().lead(ZmqMessage.of(content));
			pipe.out().flush();
		}
	}

	/**
	 * Sends the empty message from which a ROUTER learns of this socket, if it is to be
	 * sent.
	 * @param host the socket, which has {@link SocketOption#PROBE_ROUTER}
	 * @param pipe the pipe whose peer has just come
	 */
	static void probe(PatternHost host, Pipe pipe) {
		if (host.option(SocketOption.PROBE_ROUTER)) {
			pipe.out().lead(ZmqMessage.empty());
			pipe.out().flush();
		}
	}

	/**
	 * Sends a message to a peer.
	 * @param pipe the pipe
	 * @param content the only frame; none is sent if it is empty
	 */
	static void send(Pipe pipe, byte[] content) {
		if (content.length > 0) {
			pipe.out().force(ZmqMessage.of(content));
			pipe.out().flush();
		}
	}

	/**
	 * Lets the application receive a message, after all that the peer has sent.
	 * @param pipe the pipe
	 * @param content the only frame; there is no message if it is empty
	 */
	static void receive(Pipe pipe, byte[] content) {
		if (content.length > 0) {
			pipe.in().force(ZmqMessage.of(content));
			pipe.in().flush();
		}
	}

	/**
	 * Lets the application receive an empty frame, after all that the peer has sent.
	 * @param pipe the pipe
	 */
	static void receiveEmpty(Pipe pipe) {
		pipe.in().force(ZmqMessage.empty());
		pipe.in().flush();
	}

}
