package dev.zmq.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.zmq.option.ReconnectStop;
import dev.zmq.option.RouterNotify;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties of a socket, and of the defaults of all sockets. Durations of
 * -1 stand for as long as it takes, where that is allowed.
 *
 * @param enabled Whether the socket exists.
 * @param type Type of the socket.
 * @param bind Comma-separated list of endpoints to bind, such as tcp://*:5555.
 * @param connect Comma-separated list of endpoints to connect to, such as
 * tcp://host:5555.
 * @param subscriptions Comma-separated list of topics that a SUB or XSUB subscribes to.
 * @param sendHighWaterMark How many messages may wait to be sent to each peer; 0 means no
 * limit.
 * @param receiveHighWaterMark How many messages of each peer may wait to be received; 0
 * means no limit.
 * @param linger How long messages are still sent after the socket is closed.
 * @param sendTimeout How long sending waits for room.
 * @param receiveTimeout How long receiving waits for a message.
 * @param immediate Whether messages are queued for connected peers only.
 * @param conflate Whether only the newest message per peer is kept.
 * @param sendBufferSize Send buffer of the operating system per connection.
 * @param receiveBufferSize Receive buffer of the operating system per connection.
 * @param maxMessageSize Largest message that a peer may send; -1 means no limit.
 * @param connectTimeout How long one attempt to connect may take; 0 leaves it to the
 * operating system.
 * @param handshakeTimeout How long a handshake may take; 0 means no limit.
 * @param backlog How many connections may wait to be accepted.
 * @param tos Type-of-service byte of outgoing TCP packets.
 * @param reconnect What happens when a connection is lost.
 * @param heartbeat How silent peers are found out.
 * @param keepalive How TCP finds out silent peers.
 * @param routingId Name under which ROUTER peers know the socket.
 * @param router Settings of ROUTER sockets.
 * @param request Settings of REQ sockets.
 * @param pub Settings of PUB and XPUB sockets.
 * @param metadata Properties told to each peer in the handshake. Their names get the
 * prefix X- if they do not have it.
 * @param acceptFilters Comma-separated list of addresses or networks that connections are
 * accepted from, such as 10.0.0.0/8.
 * @param contentType What payloads are, as the wire does not tell, such as
 * application/json.
 * @param health Health of the socket.
 */
public record ZmqSocketProperties(@DefaultValue("true") boolean enabled, @Nullable SocketType type,
		@DefaultValue List<String> bind, @DefaultValue List<String> connect, @DefaultValue List<String> subscriptions,
		@Nullable Integer sendHighWaterMark, @Nullable Integer receiveHighWaterMark, @Nullable Duration linger,
		@Nullable Duration sendTimeout, @Nullable Duration receiveTimeout, @Nullable Boolean immediate,
		@Nullable Boolean conflate, @Nullable DataSize sendBufferSize, @Nullable DataSize receiveBufferSize,
		@Nullable DataSize maxMessageSize, @Nullable Duration connectTimeout, @Nullable Duration handshakeTimeout,
		@Nullable Integer backlog, @Nullable Integer tos, @DefaultValue Reconnect reconnect,
		@DefaultValue Heartbeat heartbeat, @DefaultValue Keepalive keepalive, @Nullable String routingId,
		@DefaultValue Router router, @DefaultValue Request request, @DefaultValue Pub pub,
		@DefaultValue Map<String, String> metadata, @DefaultValue List<String> acceptFilters,
		@Nullable String contentType, @DefaultValue Health health) {

	/**
	 * What happens when a connection is lost.
	 *
	 * @param interval Pause before the first attempt to connect again; -1 for never.
	 * @param maxInterval Longest pause; it doubles up to this. 0 for no doubling.
	 * @param stopOn Comma-separated list of what ends the attempts.
	 */
	public record Reconnect(@Nullable Duration interval, @Nullable Duration maxInterval,
			@Nullable Set<ReconnectStop> stopOn) {
	}

	/**
	 * How silent peers are found out.
	 *
	 * @param interval Time between heartbeats; 0 for none.
	 * @param timeout How long after a heartbeat something must have arrived; by default
	 * the interval.
	 * @param ttl After how long a silence the peer is to close the connection.
	 */
	public record Heartbeat(@Nullable Duration interval, @Nullable Duration timeout, @Nullable Duration ttl) {
	}

	/**
	 * How TCP finds out silent peers. The operating system decides what is not set.
	 *
	 * @param enabled Whether TCP probes silent connections.
	 * @param idle Silence before the first probe, in whole seconds.
	 * @param interval Time between probes, in whole seconds.
	 * @param count How many unanswered probes break a connection.
	 */
	public record Keepalive(@Nullable Boolean enabled, @Nullable Duration idle, @Nullable Duration interval,
			@Nullable Integer count) {
	}

	/**
	 * Settings of ROUTER sockets.
	 *
	 * @param mandatory Whether a message to an unknown peer is an error instead of being
	 * dropped.
	 * @param handover Whether a new peer takes over the routing id of an older one.
	 * @param probe Whether an empty message is sent on every new connection.
	 * @param notifications Comma-separated list of which comings and goings of peers are
	 * received as messages.
	 */
	public record Router(@Nullable Boolean mandatory, @Nullable Boolean handover, @Nullable Boolean probe,
			@Name("notify") @Nullable Set<RouterNotify> notifications) {
	}

	/**
	 * Settings of REQ sockets.
	 *
	 * @param relaxed Whether a request may be sent while the reply to the last is
	 * missing.
	 * @param correlate Whether requests carry a number that replies have to carry, too.
	 */
	public record Request(@Nullable Boolean relaxed, @Nullable Boolean correlate) {
	}

	/**
	 * Settings of PUB and XPUB sockets.
	 *
	 * @param noDrop Whether sending waits for a slow subscriber instead of dropping its
	 * copy.
	 * @param verbose Whether an XPUB receives subscriptions to topics that it knows.
	 * @param manual Whether an XPUB leaves it to the application to subscribe.
	 * @param welcomeMessage Message that an XPUB sends to each new subscriber.
	 * @param invertMatching Whether messages go to those whose subscriptions do not
	 * match.
	 */
	public record Pub(@Nullable Boolean noDrop, @Nullable Boolean verbose, @Nullable Boolean manual,
			@Nullable String welcomeMessage, @Nullable Boolean invertMatching) {
	}

	/**
	 * Health of the socket.
	 *
	 * @param enabled Whether the socket is part of health.
	 * @param minPeers How many peers the socket needs to be healthy; by default what
	 * zmq.health.min-peers says.
	 */
	public record Health(@DefaultValue("true") boolean enabled, @Nullable Integer minPeers) {
	}

}
