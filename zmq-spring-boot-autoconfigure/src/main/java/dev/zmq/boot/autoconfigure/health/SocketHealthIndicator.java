package dev.zmq.boot.autoconfigure.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.PeerInfo;
import dev.zmq.monitor.SocketStats;
import dev.zmq.option.SocketOption;
import dev.zmq.spring.core.UnknownSocketException;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.monitor.SocketMoment;
import dev.zmq.spring.monitor.ZmqSocketActivity;
import dev.zmq.spring.monitor.ZmqSocketMonitor;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Health of one named socket.
 */
final class SocketHealthIndicator extends AbstractHealthIndicator {

	private static final int MAX_PEERS_SHOWN = 100;

	private final String name;

	private final ZmqSocketRegistry sockets;

	private final ZmqSocketMonitor monitor;

	private final ZmqHealthProperties properties;

	private final int minPeers;

	SocketHealthIndicator(String name, ZmqSocketRegistry sockets, ZmqSocketMonitor monitor,
			ZmqHealthProperties properties, int minPeers) {
		super("ZeroMQ socket '" + name + "' could not be examined");
		this.name = name;
		this.sockets = sockets;
		this.monitor = monitor;
		this.properties = properties;
		this.minPeers = minPeers;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up();
		try {
			check(builder);
		}
		catch (UnknownSocketException ex) {
			builder.unknown().withDetail("state", "removed");
		}
	}

	private void check(Health.Builder builder) {
		ZmqSocketDefinition definition = this.sockets.getDefinition(this.name);
		builder.withDetail("type", definition.type().name());
		ZmqSocket socket = this.sockets.getSocketIfOpen(this.name);
		if (socket == null || socket.isClosed()) {
			builder.withDetail("state", "closed");
			peers(builder, List.of());
		}
		else {
			builder.withDetail("state", "open");
			builder.withDetail("bound",
					this.sockets.getBoundEndpoints(this.name).stream().map(Object::toString).toList());
			builder.withDetail("connect", definition.connect());
			List<PeerInfo> peers = socket.peers();
			peers(builder, peers);
			traffic(builder, socket, peers);
			happenings(builder);
			refusals(builder, socket, definition, peers.isEmpty());
		}
		RuntimeException failure = this.sockets.getFailure(this.name);
		if (failure != null) {
			builder.down().withDetail("failure", String.valueOf(failure.getMessage()));
		}
	}

	private void peers(Health.Builder builder, List<PeerInfo> peers) {
		builder.withDetail("peers", peers.size());
		if (this.properties.showPeers() && !peers.isEmpty()) {
			builder.withDetail("peerAddresses",
					peers.stream().limit(MAX_PEERS_SHOWN).map(SocketHealthIndicator::address).toList());
		}
		if (peers.size() < this.minPeers) {
			boolean down = this.properties.missingPeers() == ZmqHealthProperties.MissingPeersStatus.DOWN;
			builder.status((down) ? Status.DOWN : Status.OUT_OF_SERVICE).withDetail("minPeers", this.minPeers);
		}
	}

	private static String address(PeerInfo peer) {
		return (peer.remoteAddress().isEmpty()) ? peer.endpoint().toString() : peer.remoteAddress();
	}

	private void traffic(Health.Builder builder, ZmqSocket socket, List<PeerInfo> peers) {
		SocketStats stats = socket.stats();
		if (socket.type().canSend()) {
			builder.withDetail("sendQueue", queue(socket, SocketOption.SEND_HIGH_WATER_MARK, stats.queues().send(),
					peers.stream().mapToInt(PeerInfo::sendQueueDepth).max().orElse(0)));
		}
		if (socket.type().canReceive()) {
			builder.withDetail("receiveQueue", queue(socket, SocketOption.RECEIVE_HIGH_WATER_MARK,
					stats.queues().receive(), peers.stream().mapToInt(PeerInfo::receiveQueueDepth).max().orElse(0)));
		}
		if (!stats.dropped().isEmpty()) {
			builder.withDetail("dropped", stats.dropped());
		}
	}

	private Map<String, Object> queue(ZmqSocket socket, SocketOption<Integer> limit, int size, int fullest) {
		Map<String, Object> queue = new LinkedHashMap<>();
		queue.put("size", size);
		Integer highWaterMark = highWaterMark(socket, limit);
		if (highWaterMark != null && highWaterMark > 0) {
			queue.put("highWaterMark", highWaterMark);
			if (fullest >= highWaterMark * this.properties.queueThreshold()) {
				queue.put("nearlyFull", true);
			}
		}
		return queue;
	}

	private static @Nullable Integer highWaterMark(ZmqSocket socket, SocketOption<Integer> limit) {
		try {
			return socket.get(limit);
		}
		catch (ZmqException ex) {
			// closed in the meantime
			return null;
		}
	}

	private void happenings(Health.Builder builder) {
		ZmqSocketActivity activity = this.monitor.getActivity(this.name);
		if (activity == null) {
			return;
		}
		happening(builder, "lastEvent", activity.lastEvent());
		happening(builder, "lastError", activity.lastError());
	}

	/**
	 * A client that is kept out is of no use until somebody changes something; a server
	 * that keeps others out does what it is for.
	 */
	private void refusals(Health.Builder builder, ZmqSocket socket, ZmqSocketDefinition definition, boolean alone) {
		Map<CloseReason, Long> failures = socket.stats().handshakeFailures();
		if (!failures.isEmpty()) {
			builder.withDetail("handshakeFailures", failures);
		}
		if (socket.stats().revoked() > 0) {
			builder.withDetail("accessRevoked", socket.stats().revoked());
		}
		ZmqSocketActivity activity = this.monitor.getActivity(this.name);
		if (activity == null) {
			return;
		}
		happening(builder, "lastRefusal", activity.lastRefusal());
		boolean client = definition.bind().isEmpty() && !definition.connect().isEmpty();
		if (client && alone && activity.refusal() != null) {
			builder.down().withDetail("refused", true);
		}
	}

	private static void happening(Health.Builder builder, String name, @Nullable SocketMoment moment) {
		if (moment != null) {
			builder.withDetail(name, moment.time() + " " + moment.event() + " " + moment.detail());
		}
	}

}
