package dev.zmq.internal.engine;

import java.util.Map;
import java.util.Objects;

import dev.zmq.internal.pattern.PatternFactory;
import dev.zmq.internal.transport.Transport;
import dev.zmq.internal.wire.WireFactory;
import dev.zmq.option.SocketType;

/**
 * The concrete parts that an engine works with.
 *
 * @param patterns one per socket type
 * @param transports by scheme; inproc, which needs no link, is not among them
 * @param messages the wire of sockets that speak ZMTP
 * @param bytes the wire of sockets that speak to anything
 */
public record Protocols(Map<SocketType, PatternFactory> patterns, Map<String, Transport> transports,
		WireFactory messages, WireFactory bytes) {

	PatternFactory pattern(SocketType type) {
		return Objects.requireNonNull(this.patterns.get(type), () -> "No pattern is listed for " + type);
	}

}
