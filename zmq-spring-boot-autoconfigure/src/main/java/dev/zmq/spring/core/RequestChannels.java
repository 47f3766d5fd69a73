package dev.zmq.spring.core;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import dev.zmq.ZmqMessage;

/**
 * The request channels of a template, one per named socket, made when the first request
 * is sent and again after the socket was closed and opened.
 */
final class RequestChannels {

	private static final String OWNER = "the requests of ZmqTemplate";

	private final ZmqSocketRegistry registry;

	private final TemplateCounters counters;

	private final Map<String, RequestChannel> channels = new ConcurrentHashMap<>();

	private volatile int maxPending = 10_000;

	RequestChannels(ZmqSocketRegistry registry, TemplateCounters counters) {
		this.registry = registry;
		this.counters = counters;
	}

	void setMaxPending(int maxPending) {
		this.maxPending = maxPending;
	}

	CompletableFuture<ZmqMessage> request(String name, ZmqMessage payload, CallSettings settings) {
		RequestChannel channel = get(name);
		if (this.counters.pendingRequests().incrementAndGet() > this.maxPending) {
			this.counters.pendingRequests().decrementAndGet();
			throw new ZmqFullException("A request on socket '" + name + "' would have to wait beside " + this.maxPending
					+ " others, as many as may; wait for replies before sending more, or raise maxPendingRequests of"
					+ " the template");
		}
		this.counters.requests().increment();
		return channel.request(payload, settings);
	}

	private RequestChannel get(String name) {
		RequestChannel channel = this.channels.get(name);
		if (channel != null && !channel.isEnded()) {
			return channel;
		}
		return this.channels.compute(name,
				(key, current) -> (current != null && !current.isEnded()) ? current : open(key));
	}

	private RequestChannel open(String name) {
		this.registry.claimReceiver(name, OWNER);
		RequestChannel channel = new RequestChannel(name, this.registry.getSocket(name), this.counters,
				() -> this.registry.releaseReceiver(name, OWNER));
		channel.start();
		return channel;
	}

}
