package dev.zmq.boot.test.autoconfigure.slice;

import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.spring.core.ZmqSocketCustomizer;

import org.springframework.stereotype.Component;

/**
 * A component of a kind that belongs to the slice.
 */
@Component
class Sockets implements ZmqSocketCustomizer {

	@Override
	public void customize(String name, ZmqSocket socket) {
		socket.set(SocketOption.BACKLOG, 7);
	}

}
