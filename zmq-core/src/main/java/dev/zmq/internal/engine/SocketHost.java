package dev.zmq.internal.engine;

import dev.zmq.internal.pattern.PatternHost;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;

/**
 * What a pattern sees of its socket.
 */
final class SocketHost implements PatternHost {

	private final SocketCore socket;

	SocketHost(SocketCore socket) {
		this.socket = socket;
	}

	@Override
	public <T> T option(SocketOption<T> option) {
		return this.socket.settings().get(option);
	}

	@Override
	public void dropped(DropReason reason, long messages) {
		this.socket.counters().dropped(reason, messages);
	}

	@Override
	public void crowded() {
		this.socket.sending().crowded();
	}

	@Override
	public void terminate(Pipe pipe, CloseReason reason, boolean lingering) {
		Peer peer = this.socket.attachments().peer(pipe.id());
		if (peer != null) {
			peer.terminate(reason, lingering);
		}
	}

}
