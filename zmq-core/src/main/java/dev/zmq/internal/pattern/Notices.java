package dev.zmq.internal.pattern;

import java.util.ArrayList;
import java.util.List;

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
	 * Sends what a new peer has to hear before everything else: the hello message, if
	 * there is one, then the probe.
	 * @param host the socket, which has {@link SocketOption#HELLO_MESSAGE} and
	 * {@link SocketOption#PROBE_ROUTER}
	 * @param pipe the pipe whose peer has just come
	 */
	static void helloAndProbe(PatternHost host, Pipe pipe) {
		List<ZmqMessage> messages = new ArrayList<>(2);
		byte[] hello = host.option(SocketOption.HELLO_MESSAGE);
		if (hello.length > 0) {
			messages.add(ZmqMessage.of(hello));
		}
		if (host.option(SocketOption.PROBE_ROUTER)) {
			messages.add(ZmqMessage.empty());
		}
		lead(pipe, messages);
	}

	/**
	 * Sends the empty message from which a ROUTER learns of this socket, if it is to be
	 * sent, before everything else.
	 * @param host the socket, which has {@link SocketOption#PROBE_ROUTER}
	 * @param pipe the pipe whose peer has just come
	 */
	static void probe(PatternHost host, Pipe pipe) {
		lead(pipe, host.option(SocketOption.PROBE_ROUTER) ? List.of(ZmqMessage.empty()) : List.of());
	}

	private static void lead(Pipe pipe, List<ZmqMessage> messages) {
		if (!messages.isEmpty()) {
			pipe.out().lead(messages);
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
