package dev.zmq.boot.test.peer;

import java.util.Map;

import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * libzmq in a process of its own: the script {@code zmq_peer.py} run by a Python of this
 * machine that has pyzmq ({@link Pyzmq}). {@code ZMQ_INTEROP=required} in the environment
 * demands it.
 */
public final class PythonPeerProvider implements ZmqPeerProvider {

	@Override
	public @Nullable String missing() {
		return Pyzmq.missing();
	}

	@Override
	public @Nullable String demandedBy() {
		return Pyzmq.demandedBy();
	}

	@Override
	public ZmqPeer start(Map<String, SocketType> sockets) {
		return PythonPeer.start(Pyzmq.python().orElseThrow(() -> new IllegalStateException(missing())), sockets);
	}

}
