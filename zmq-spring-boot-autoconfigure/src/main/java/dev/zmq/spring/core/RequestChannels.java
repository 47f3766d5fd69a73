package dev.zmq.spring.core;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.zmq.option.SocketType;

/**
 * The request channels of a template, one per named socket, made when the first request
 * is sent and again after the socket was closed and opened.
 */
final class RequestChannels {

	private static final String OWNER = "the requests of ZmqTemplate";

	private final ZmqSocketRegistry registry;

	private final Map<String, RequestChannel> channels = new ConcurrentHashMap<>();

	RequestChannels(ZmqSocketRegistry registry) {
		this.registry = registry;
	}

	RequestChannel get(String name) {
		RequestChannel channel = this.channels.get(name);
		if (channel != null && !channel.isEnded()) {
			return channel;
		}
		return this.channels.compute(name,
				(key, current) -> (current != null && !current.isEnded()) ? current : open(key));
	}

	private RequestChannel open(String name) {
		SocketType type = this.registry.getDefinition(name).type();
		if (type != SocketType.DEALER && type != SocketType.REQ) {
			throw new SocketTypeMismatchException(name, type, "requests", "make it a DEALER or a REQ");
		}
		this.registry.claimReceiver(name, OWNER);
		RequestChannel channel = new RequestChannel(name, this.registry.getSocket(name),
				() -> this.registry.releaseReceiver(name, OWNER));
		channel.start();
		return channel;
	}

	int pending() {
		return this.channels.values().stream().mapToInt(RequestChannel::pending).sum();
	}

	long unmatched() {
		return this.channels.values().stream().mapToLong(RequestChannel::unmatched).sum();
	}

}
