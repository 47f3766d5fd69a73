package dev.zmq.spring.core;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.support.ZmqFormat;

/**
 * A template, its sockets, and sockets of the core, which are the other side.
 */
final class TemplateFixture implements AutoCloseable {

	static final Duration LONG = Duration.ofSeconds(20);

	final ZmqContext context = ZmqContext.create();

	final ZmqSocketRegistry sockets = new ZmqSocketRegistry(this.context, List.of(), List.of());

	final ZmqTemplate template = new ZmqTemplate(this.sockets);

	/** Opens a named socket, bound to a free port. */
	String open(String name, SocketType type) {
		return open(name, type, (builder) -> {
		});
	}

	String open(String name, SocketType type, ZmqFormat format) {
		return open(name, type, (builder) -> builder.format(format));
	}

	String open(String name, SocketType type, Consumer<ZmqSocketDefinition.Builder> customizer) {
		ZmqSocketDefinition.Builder builder = ZmqSocketDefinition.builder(name, type)
			.bind("tcp://127.0.0.1:*")
			.option(SocketOption.LINGER, Duration.ZERO)
			.option(SocketOption.SEND_TIMEOUT, LONG);
		customizer.accept(builder);
		this.sockets.register(builder.build());
		this.sockets.getSocket(name);
		return this.sockets.getBoundEndpoints(name).get(0).toString();
	}

	ZmqSocket other(SocketType type, String endpoint) {
		ZmqSocket socket = this.context.socket(type);
		socket.set(SocketOption.RECEIVE_TIMEOUT, LONG);
		socket.set(SocketOption.LINGER, Duration.ZERO);
		if (type == SocketType.SUB) {
			socket.subscribe("");
		}
		socket.connect(endpoint);
		return socket;
	}

	@Override
	public void close() {
		this.sockets.destroy();
		this.context.close();
	}

}
