package dev.zmq.internal.engine;

import java.util.EnumSet;
import java.util.Set;

import dev.zmq.internal.pattern.TopicCounting;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.option.PollEvent;
import dev.zmq.option.SocketOption;

/**
 * Sets and gets the options of one socket: who may have which, what takes effect at once,
 * and what is answered from the socket's state.
 */
final class SocketOptions {

	private final SocketCore socket;

	SocketOptions(SocketCore socket) {
		this.socket = socket;
	}

	<T> void set(SocketOption<T> option, T value) {
		option.requireSettable(this.socket.type());
		SocketSettings settings = this.socket.settings();
		settings.set(option, value);
		if (option == SocketOption.SEND_HIGH_WATER_MARK || option == SocketOption.RECEIVE_HIGH_WATER_MARK) {
			applyLimits();
		}
		else if (option.immediate()) {
			this.socket.attachments().changed(option);
		}
	}

	/**
	 * Returns the value of an option, which the caller may change without changing the
	 * socket.
	 */
	<T> T get(SocketOption<T> option) {
		option.requireReadable(this.socket.type());
		if (option == SocketOption.TYPE) {
			return cast(this.socket.type());
		}
		if (option == SocketOption.EVENTS) {
			return cast(events());
		}
		if (option == SocketOption.LAST_ENDPOINT) {
			return cast(this.socket.endpoints().last());
		}
		if (option == SocketOption.TOPICS_COUNT && this.socket.pattern() instanceof TopicCounting counting) {
			return cast(this.socket.attachments().locked(counting::topicsCount));
		}
		if (option == SocketOption.MECHANISM) {
			return cast(this.socket.settings().mechanism());
		}
		return option.copy(this.socket.settings().get(option));
	}

	private void applyLimits() {
		for (Pipe pipe : this.socket.attachments().pipes()) {
			Peer peer = this.socket.attachments().peer(pipe.id());
			if (peer != null) {
				peer.applyLimits();
			}
			else {
				this.socket.applyLimits(pipe);
			}
		}
	}

	private Set<PollEvent> events() {
		Set<PollEvent> events = EnumSet.noneOf(PollEvent.class);
		if (this.socket.isReadable()) {
			events.add(PollEvent.RECEIVE);
		}
		if (this.socket.isWritable()) {
			events.add(PollEvent.SEND);
		}
		return events;
	}

	@SuppressWarnings("unchecked")
	private static <T> T cast(Object value) {
		return (T) value;
	}

}
