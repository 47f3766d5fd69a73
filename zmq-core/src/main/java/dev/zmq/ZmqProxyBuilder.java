package dev.zmq;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a new {@link ZmqProxy}. Not thread-safe.
 */
public final class ZmqProxyBuilder {

	private final ZmqSocket frontend;

	private final ZmqSocket backend;

	private @Nullable ZmqSocket capture;

	private String threadName = "zmq-proxy";

	ZmqProxyBuilder(ZmqSocket frontend, ZmqSocket backend) {
		this.frontend = Objects.requireNonNull(frontend, "frontend");
		this.backend = Objects.requireNonNull(backend, "backend");
	}

	/**
	 * Sets the socket that is sent a copy of every message that was forwarded, in both
	 * directions. It never holds up the traffic: a copy that it cannot take at once is
	 * left out and counted.
	 * @param capture a socket that can send, usually a PUB, a PUSH or a PAIR; stays the
	 * caller's
	 * @return this builder
	 * @throws IllegalArgumentException if the socket only receives
	 */
	public ZmqProxyBuilder capture(ZmqSocket capture) {
		if (!capture.type().canSend()) {
			throw new IllegalArgumentException(
					"A capture socket has to send, but " + capture.type() + " only receives; use PUB, PUSH or PAIR");
		}
		this.capture = capture;
		return this;
	}

	/**
	 * Sets the name of the proxy's thread.
	 * @param threadName the name, {@code zmq-proxy} by default
	 * @return this builder
	 */
	public ZmqProxyBuilder threadName(String threadName) {
		this.threadName = Objects.requireNonNull(threadName, "threadName");
		return this;
	}

	/**
	 * Creates the proxy; {@link ZmqProxy#start()} starts it.
	 * @return the proxy
	 * @throws IllegalArgumentException if there is no direction in which one socket can
	 * receive what the other one can send
	 */
	public ZmqProxy build() {
		return new ZmqProxy(this.frontend, this.backend, this.capture, this.threadName);
	}

}
