package dev.zmq.boot.autoconfigure.metrics;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;

import dev.zmq.ZmqSocket;
import dev.zmq.boot.autoconfigure.metrics.Registrar.Name;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.monitor.PeerInfo;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.monitor.ConnectionEvent;
import dev.zmq.spring.monitor.ZmqSocketActivity;
import dev.zmq.spring.monitor.ZmqSocketObserver;
import io.micrometer.core.instrument.Tags;

/**
 * The meters of named sockets.
 */
final class SocketMeters implements ZmqSocketObserver {

	private static final Name SENT = new Name("zmq.messages.sent", "messages",
			"Messages that the application has sent");

	private static final Name RECEIVED = new Name("zmq.messages.received", "messages",
			"Messages that the application has received");

	private static final Name BYTES_SENT = new Name("zmq.bytes.sent", "bytes", "Bytes of the messages that were sent");

	private static final Name BYTES_RECEIVED = new Name("zmq.bytes.received", "bytes",
			"Bytes of the messages that were received");

	private static final Name DROPPED = new Name("zmq.messages.dropped", "messages", "Messages that came to nothing");

	private static final Name QUEUE_SIZE = new Name("zmq.queue.size", "messages", "Messages that wait, over all peers");

	private static final Name QUEUE_MAX = new Name("zmq.queue.max", "messages",
			"Messages that wait in the longest queue of a peer");

	private static final Name QUEUE_CAPACITY = new Name("zmq.queue.capacity", "messages",
			"Messages that may wait, over all peers");

	private static final Name PEERS = new Name("zmq.peers", "peers", "Peers whose handshake is done");

	private static final Name EVENTS = new Name("zmq.connection.events", "events",
			"What has happened to endpoints and connections");

	private static final Name HANDSHAKE_FAILURES = new Name("zmq.handshake.failures", "handshakes",
			"Handshakes that failed");

	private static final Name REVOKED = new Name("zmq.access.revoked", "peers",
			"Peers that were disconnected, as they may not come in any more");

	private static final Name HEARTBEAT_TIMEOUTS = new Name("zmq.heartbeat.timeouts", "connections",
			"Connections that ended because the peer was silent");

	private static final Name SEND_BLOCKED = new Name("zmq.send.blocked", "seconds",
			"Time that senders have waited because no peer could take their message");

	private static final Name SUBSCRIPTIONS = new Name("zmq.subscriptions", "topics",
			"Different topics subscribed to, by peers or by this socket");

	private static final Set<SocketType> SUBSCRIBING = EnumSet.of(SocketType.PUB, SocketType.XPUB, SocketType.SUB,
			SocketType.XSUB);

	private final MeterBook book;

	private final Tags common;

	SocketMeters(MeterBook book, Tags common) {
		this.book = book;
		this.common = common;
	}

	@Override
	public void opened(ZmqSocketActivity activity) {
		Tags tags = this.common.and("socket", activity.name(), "socket.type", activity.type().name());
		this.book.add(key(activity), activity, (registrar) -> {
			traffic(registrar, tags, activity.socket());
			queues(registrar, tags, activity.socket());
			connections(registrar, tags, activity);
		});
	}

	@Override
	public void closed(ZmqSocketActivity activity) {
		this.book.remove(key(activity), activity);
	}

	private static String key(ZmqSocketActivity activity) {
		return "socket " + activity.name();
	}

	private static void traffic(Registrar registrar, Tags tags, ZmqSocket socket) {
		registrar.counter(SENT, tags, socket, (it) -> it.stats().sent().messages());
		registrar.counter(RECEIVED, tags, socket, (it) -> it.stats().received().messages());
		registrar.counter(BYTES_SENT, tags, socket, (it) -> it.stats().sent().bytes());
		registrar.counter(BYTES_RECEIVED, tags, socket, (it) -> it.stats().received().bytes());
		for (DropReason reason : DropReason.values()) {
			registrar.counter(DROPPED, tags.and("reason", lower(reason)), socket, (it) -> it.stats().dropped(reason));
		}
		registrar.timer(SEND_BLOCKED, tags, socket, (it) -> it.stats().waits().count(),
				(it) -> it.stats().waits().total().toNanos());
	}

	private static void queues(Registrar registrar, Tags tags, ZmqSocket socket) {
		Tags in = tags.and("direction", "in");
		Tags out = tags.and("direction", "out");
		registrar.gauge(QUEUE_SIZE, in, socket, (it) -> it.stats().queues().receive());
		registrar.gauge(QUEUE_SIZE, out, socket, (it) -> it.stats().queues().send());
		registrar.gauge(QUEUE_MAX, in, socket, (it) -> longest(it, PeerInfo::receiveQueueDepth));
		registrar.gauge(QUEUE_MAX, out, socket, (it) -> longest(it, PeerInfo::sendQueueDepth));
		registrar.gauge(QUEUE_CAPACITY, in, socket, (it) -> capacity(it, SocketOption.RECEIVE_HIGH_WATER_MARK));
		registrar.gauge(QUEUE_CAPACITY, out, socket, (it) -> capacity(it, SocketOption.SEND_HIGH_WATER_MARK));
		registrar.gauge(PEERS, tags, socket, (it) -> it.stats().connections());
	}

	private static double longest(ZmqSocket socket, ToIntFunction<PeerInfo> depth) {
		return socket.peers().stream().mapToInt(depth).max().orElse(0);
	}

	private static double capacity(ZmqSocket socket, SocketOption<Integer> highWaterMark) {
		if (socket.isClosed()) {
			return Double.NaN;
		}
		int perPeer = socket.get(highWaterMark);
		return (perPeer > 0) ? (double) perPeer * socket.stats().connections() : Double.POSITIVE_INFINITY;
	}

	private static void connections(Registrar registrar, Tags tags, ZmqSocketActivity activity) {
		for (ConnectionEvent event : ConnectionEvent.values()) {
			registrar.counter(EVENTS, tags.and("event", lower(event)), activity, (it) -> it.count(event));
		}
		for (HandshakeFailure failure : HandshakeFailure.values()) {
			registrar.counter(HANDSHAKE_FAILURES, tags.and("reason", lower(failure)), activity.socket(),
					failure::count);
		}
		registrar.counter(REVOKED, tags, activity.socket(), (it) -> it.stats().revoked());
		registrar.counter(HEARTBEAT_TIMEOUTS, tags, activity, ZmqSocketActivity::heartbeatTimeouts);
		if (SUBSCRIBING.contains(activity.type())) {
			registrar.gauge(SUBSCRIPTIONS, tags, activity.socket(),
					(it) -> (it.isClosed()) ? Double.NaN : it.get(SocketOption.TOPICS_COUNT));
		}
	}

	private static String lower(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	/** Why handshakes fail, in few words: a tag must not have many values. */
	private enum HandshakeFailure {

		PROTOCOL, AUTH, TIMEOUT, NO_DETAIL;

		double count(ZmqSocket socket) {
			return socket.stats()
				.handshakeFailures()
				.entrySet()
				.stream()
				.filter((entry) -> of(entry.getKey()) == this)
				.mapToLong((entry) -> entry.getValue())
				.sum();
		}

		private static HandshakeFailure of(CloseReason reason) {
			return switch (reason) {
				case AUTHENTICATION_REFUSED, AUTHENTICATION_FAILED, KEY_MISMATCH -> AUTH;
				case HANDSHAKE_TIMEOUT -> TIMEOUT;
				default -> (reason.protocolError()) ? PROTOCOL : NO_DETAIL;
			};
		}

	}

}
