package dev.zmq.internal.engine;

import java.util.List;

import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.QueueDepths;
import dev.zmq.monitor.SocketStats;
import dev.zmq.option.SocketOption;

/**
 * Says how a socket is doing: in words, for messages about calls that got nowhere, and in
 * numbers.
 */
final class Plight {

	private Plight() {
	}

	static String ofSending(SocketCore socket) {
		int peers = socket.attachments().peerCount();
		if (peers == 0) {
			return "it has no peer; " + ofEndpoints(socket);
		}
		return "it has " + peers + " peer(s), none of which takes a message now. They may be slower than this side;"
				+ " SEND_HIGH_WATER_MARK is " + socket.settings().get(SocketOption.SEND_HIGH_WATER_MARK);
	}

	static String ofReceiving(SocketCore socket) {
		int peers = socket.attachments().peerCount();
		return (peers == 0) ? "it has no peer; " + ofEndpoints(socket) : "its " + peers + " peer(s) sent nothing";
	}

	static String ofEndpoints(SocketCore socket) {
		String endpoints = socket.endpoints().describe();
		return (endpoints.isEmpty()) ? "it is neither bound nor connected to anything" : "it is " + endpoints;
	}

	static SocketStats stats(SocketCore socket) {
		List<Pipe> pipes = socket.attachments().pipes();
		int send = 0;
		int receive = 0;
		for (Pipe pipe : pipes) {
			send += pipe.out().depth();
			receive += pipe.in().depth();
		}
		Counters counters = socket.counters();
		return new SocketStats(socket.sending().traffic(), socket.receiving().traffic(), counters.drops(),
				new QueueDepths(send, receive), socket.attachments().peerCount(), counters.reconnects(),
				counters.handshakeFailures(), socket.sending().waits(), counters.revoked());
	}

}
