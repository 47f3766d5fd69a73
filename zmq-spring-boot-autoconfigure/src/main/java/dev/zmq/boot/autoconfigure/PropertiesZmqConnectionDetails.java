package dev.zmq.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;

/**
 * Where sockets connect to by {@code zmq.sockets.<name>.connect}. Asked last.
 */
final class PropertiesZmqConnectionDetails implements ZmqConnectionDetails, Ordered {

	private final ZmqProperties properties;

	PropertiesZmqConnectionDetails(ZmqProperties properties) {
		this.properties = properties;
	}

	@Override
	public @Nullable SocketConnection getSocket(String name) {
		ZmqSocketProperties socket = this.properties.sockets().get(name);
		return (socket != null) ? new SocketConnection(socket.connect()) : null;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
