package dev.zmq.boot.autoconfigure.actuate;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqException;
import dev.zmq.monitor.PeerInfo;
import dev.zmq.monitor.SocketStats;
import dev.zmq.option.SocketOption;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.monitor.ConnectionEvent;
import dev.zmq.spring.monitor.ZmqSocketActivity;
import dev.zmq.spring.monitor.ZmqSocketMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Describes sockets.
 */
final class SocketDescriber {

	/** More of them would make an answer that nobody can read. */
	private static final int MAX_PEERS = 1000;

	private final ZmqSocketRegistry sockets;

	private final ZmqSocketMonitor monitor;

	SocketDescriber(ZmqSocketRegistry sockets, ZmqSocketMonitor monitor) {
		this.sockets = sockets;
		this.monitor = monitor;
	}

	ZmqDescriptor.SocketSummary summary(String name) {
		ZmqSocketDefinition definition = this.sockets.getDefinition(name);
		ZmqSocket socket = open(name);
		return new ZmqDescriptor.SocketSummary(name, definition.type().name(), state(socket), bound(name),
				definition.connect(), (socket != null) ? socket.stats().connections() : 0);
	}

	SocketDescriptor describe(String name) {
		ZmqSocketDefinition definition = this.sockets.getDefinition(name);
		ZmqSocket socket = open(name);
		RuntimeException failure = this.sockets.getFailure(name);
		return new SocketDescriptor(name, definition.type().name(), state(socket),
				(failure != null) ? String.valueOf(failure.getMessage()) : null, bound(name), definition.connect(),
				(socket != null) ? traffic(socket) : null, (socket != null) ? events(name, socket) : null,
				(socket != null) ? peers(socket) : List.of());
	}

	private @Nullable ZmqSocket open(String name) {
		ZmqSocket socket = this.sockets.getSocketIfOpen(name);
		return (socket != null && !socket.isClosed()) ? socket : null;
	}

	private static String state(@Nullable ZmqSocket socket) {
		return (socket != null) ? "open" : "closed";
	}

	private List<String> bound(String name) {
		return this.sockets.getBoundEndpoints(name).stream().map(Object::toString).toList();
	}

	private static SocketDescriptor.@Nullable Traffic traffic(ZmqSocket socket) {
		SocketStats stats = socket.stats();
		try {
			return new SocketDescriptor.Traffic(stats.sent().messages(), stats.sent().bytes(),
					stats.received().messages(), stats.received().bytes(), named(stats.dropped()),
					new SocketDescriptor.Queue(stats.queues().send(), socket.get(SocketOption.SEND_HIGH_WATER_MARK)),
					new SocketDescriptor.Queue(stats.queues().receive(),
							socket.get(SocketOption.RECEIVE_HIGH_WATER_MARK)),
					subscriptions(socket));
		}
		catch (ZmqException ex) {
			// closed in the meantime
			return null;
		}
	}

	private static @Nullable Integer subscriptions(ZmqSocket socket) {
		return (SocketOption.TOPICS_COUNT.appliesTo(socket.type())) ? socket.get(SocketOption.TOPICS_COUNT) : null;
	}

	private SocketDescriptor.@Nullable Events events(String name, ZmqSocket socket) {
		ZmqSocketActivity activity = this.monitor.getActivity(name);
		if (activity == null) {
			return null;
		}
		Map<String, Long> counts = new TreeMap<>();
		for (ConnectionEvent event : ConnectionEvent.values()) {
			counts.put(event.name(), activity.count(event));
		}
		return new SocketDescriptor.Events(counts, named(socket.stats().handshakeFailures()), activity.lastEvent(),
				activity.lastError());
	}

	private static Map<String, Long> named(Map<? extends Enum<?>, Long> counts) {
		Map<String, Long> named = new TreeMap<>();
		counts.forEach((reason, count) -> named.put(reason.name(), count));
		return named;
	}

	private static List<SocketDescriptor.Peer> peers(ZmqSocket socket) {
		return socket.peers().stream().limit(MAX_PEERS).map(SocketDescriber::peer).toList();
	}

	private static SocketDescriptor.Peer peer(PeerInfo peer) {
		return new SocketDescriptor.Peer(peer.id(), peer.remoteAddress(), peer.endpoint().toString(),
				HexFormat.of().formatHex(peer.routingId()),
				(peer.socketType() != null) ? peer.socketType().name() : null, peer.mechanism(), peer.userId(),
				peer.sendQueueDepth(), peer.receiveQueueDepth());
	}

}
