package dev.zmq.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.zmq.option.ReconnectStop;
import dev.zmq.option.RouterNotify;
import dev.zmq.option.SocketType;
import dev.zmq.spring.support.ZmqFormat;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
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
 * @param subscriptionsHex Comma-separated list of topics that are not text, as
 * hexadecimal digits.
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
 * @param ipv6 Whether IPv6 is used besides IPv4; by default as the context has it.
 * @param affinity Which I/O threads may serve new connections, one bit each; 0 means any
 * of them.
 * @param reconnect What happens when a connection is lost.
 * @param heartbeat How silent peers are found out.
 * @param keepalive How TCP finds out silent peers.
 * @param limits What peers may cost at most.
 * @param routingId Name under which ROUTER peers know the socket; 0x… for bytes.
 * @param helloMessage Message that a DEALER or ROUTER sends to each new peer before any
 * other; 0x… for bytes.
 * @param disconnectMessage Message that a ROUTER receives when an accepted peer is gone;
 * 0x… for bytes.
 * @param hiccupMessage Message that a DEALER receives when a connection is lost and will
 * be made again; 0x… for bytes.
 * @param router Settings of ROUTER sockets.
 * @param request Settings of REQ sockets.
 * @param pub Settings of PUB and XPUB sockets.
 * @param sub Settings of SUB and XSUB sockets.
 * @param stream Settings of STREAM sockets.
 * @param metadata Properties told to each peer in the handshake. Their names get the
 * prefix X- if they do not have it.
 * @param acceptFilters Comma-separated list of addresses or networks that connections are
 * accepted from, such as 10.0.0.0/8.
 * @param contentType What payloads are, as the wire does not tell, such as
 * application/json.
 * @param format What is on the wire besides the payload: raw is nothing, headers is a
 * frame with headers, auto takes both.
 * @param health Health of the socket.
 * @param security Security of the socket.
 * @param ssl TLS of the socket, for endpoints such as tls+tcp://*:5555.
 */
public record ZmqSocketProperties(@DefaultValue("true") boolean enabled, @Nullable SocketType type,
		@DefaultValue List<String> bind, @DefaultValue List<String> connect, @DefaultValue List<String> subscriptions,
		@DefaultValue List<String> subscriptionsHex, @Nullable Integer sendHighWaterMark,
		@Nullable Integer receiveHighWaterMark, @Nullable Duration linger, @Nullable Duration sendTimeout,
		@Nullable Duration receiveTimeout, @Nullable Boolean immediate, @Nullable Boolean conflate,
		@Nullable DataSize sendBufferSize, @Nullable DataSize receiveBufferSize, @Nullable DataSize maxMessageSize,
		@Nullable Duration connectTimeout, @Nullable Duration handshakeTimeout, @Nullable Integer backlog,
		@Nullable Integer tos, @Nullable Boolean ipv6, @Nullable Long affinity, @DefaultValue Reconnect reconnect,
		@DefaultValue Heartbeat heartbeat, @DefaultValue Keepalive keepalive, @DefaultValue Limits limits,
		@Nullable String routingId, @Nullable String helloMessage, @Nullable String disconnectMessage,
		@Nullable String hiccupMessage, @DefaultValue Router router, @DefaultValue Request request,
		@DefaultValue Pub pub, @DefaultValue Sub sub, @DefaultValue Stream stream,
		@DefaultValue Map<String, String> metadata, @DefaultValue List<String> acceptFilters,
		@Nullable String contentType, @Nullable ZmqFormat format, @DefaultValue Health health,
		@DefaultValue @NestedConfigurationProperty SocketSecurityProperties security,
		@DefaultValue @NestedConfigurationProperty SocketSslProperties ssl) {

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
	 * @param probe Whether a ROUTER, DEALER or REQ sends an empty message on every new
	 * connection.
	 * @param notifications Comma-separated list of which comings and goings of peers are
	 * received as messages.
	 * @param connectRoutingId Name that a ROUTER or STREAM gives to the peer of its first
	 * endpoint to connect to; 0x… for bytes.
	 */
	public record Router(@Nullable Boolean mandatory, @Nullable Boolean handover, @Nullable Boolean probe,
			@Name("notify") @Nullable Set<RouterNotify> notifications, @Nullable String connectRoutingId) {
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
	 * @param verboser Whether an XPUB receives all subscriptions, and all unsubscriptions
	 * as well.
	 * @param manual Whether an XPUB leaves it to the application to subscribe.
	 * @param manualLastValue Whether an XPUB leaves it to the application to subscribe,
	 * and sends the first message after a subscription to that subscriber only.
	 * @param onlyFirstSubscribe Whether only the first frame of a message that an XPUB or
	 * XSUB handles can be a subscription.
	 * @param welcomeMessage Message that an XPUB sends to each new subscriber; 0x… for
	 * bytes.
	 * @param invertMatching Whether messages go to those whose subscriptions do not
	 * match; to be set on both sides.
	 */
	public record Pub(@Nullable Boolean noDrop, @Nullable Boolean verbose, @Nullable Boolean verboser,
			@Nullable Boolean manual, @Nullable Boolean manualLastValue, @Nullable Boolean onlyFirstSubscribe,
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

	/**
	 * Settings of SUB and XSUB sockets.
	 *
	 * @param verboseUnsubscribe Whether an XSUB passes every unsubscription on, instead
	 * of the last one of a topic only.
	 */
	public record Sub(@Nullable Boolean verboseUnsubscribe) {
	}

	/**
	 * Settings of STREAM sockets.
	 *
	 * @param notifications Whether connections and their ends are received as empty
	 * messages.
	 */
	public record Stream(@Name("notify") @Nullable Boolean notifications) {
	}

	/**
	 * What peers may cost at most. A peer that goes beyond is disconnected.
	 *
	 * @param framesPerMessage Most frames of one message.
	 * @param connections Most accepted connections at a time.
	 * @param connectionsPerAddress Most accepted connections at a time of one IPv4
	 * address or /64 network of IPv6, 0 for no limit of its own.
	 * @param pendingHandshakes Most accepted connections whose handshakes are unfinished.
	 * @param subscriptionsPerPeer Most topics that one peer of a PUB or XPUB may
	 * subscribe to.
	 * @param topicLength Longest topic that a peer of a PUB or XPUB may subscribe to.
	 * @param subscriptionSizePerPeer Most bytes that all topics of one peer of a PUB or
	 * XPUB may have together.
	 */
	public record Limits(@Nullable Integer framesPerMessage, @Nullable Integer connections,
			@Nullable Integer connectionsPerAddress, @Nullable Integer pendingHandshakes,
			@Nullable Integer subscriptionsPerPeer, @Nullable DataSize topicLength,
			@Nullable DataSize subscriptionSizePerPeer) {
	}

}
