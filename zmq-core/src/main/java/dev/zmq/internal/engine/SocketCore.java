package dev.zmq.internal.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.internal.pattern.Pattern;
import dev.zmq.internal.pattern.PatternTraits;
import dev.zmq.internal.pattern.Publishing;
import dev.zmq.internal.pattern.Subscribing;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.internal.reactor.Reactor;
import dev.zmq.internal.wire.Wire;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.EventSubscription;
import dev.zmq.monitor.PeerInfo;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.monitor.SocketStats;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * A socket: the front of its two sides, its endpoints and its options. See
 * {@link ZmqSocket} for the contract; what holds the locks is in {@link SendSide},
 * {@link ReceiveSide} and {@link Attachments}.
 */
final class SocketCore implements ZmqSocket {

	private static final long OPEN = Long.MIN_VALUE;

	private final ContextCore context;

	private final SocketType type;

	private final SocketSettings settings;

	private final Counters counters = new Counters();

	private final PipeMaker pipes;

	private final Admissions admissions;

	private final Monitor monitor;

	private final Pattern pattern;

	private final SendSide sending;

	private final ReceiveSide receiving;

	private final Attachments attachments;

	private final Endpoints endpoints;

	private final SocketOptions options;

	private final Children children;

	private final Home home = new Home();

	private final AsyncCalls<ZmqMessage, Boolean> asyncSends;

	private final AsyncCalls<Boolean, ZmqMessage> asyncReceives;

	/**
	 * OPEN, or the linger time that the socket was closed with: one fact, seen as one.
	 */
	private final AtomicLong closing = new AtomicLong(OPEN);

	SocketCore(ContextCore context, SocketType type) {
		this.context = context;
		this.type = type;
		this.settings = new SocketSettings(type, context.assembly(), context.disposals());
		this.pipes = new PipeMaker(type, this.settings, this.counters);
		this.admissions = new Admissions(this.settings);
		this.monitor = new Monitor(context.callbacks(), context::fault);
		this.pattern = context.protocols().pattern(type).create(new SocketHost(this));
		SocketLocks locks = SocketLocks.create(this.pattern.traits().exclusive());
		boolean turns = this.pattern.traits().exclusive() && !this.pattern.traits().eager();
		Presence presence = context.presence();
		WaitQueue senders = new WaitQueue(presence, new Drive(false, presence, this.home::sole));
		WaitQueue receivers = new WaitQueue(presence, new Drive(true, presence, this.home::sole));
		this.sending = new SendSide(locks.send(), this.pattern, this::requireOpen,
				new SendTerms(context, this.settings), senders, (turns) ? receivers : null);
		this.receiving = new ReceiveSide(locks.receive(), this.pattern, this::requireOpen, this.settings.borrowing(),
				receivers, (turns) ? senders : null);
		this.attachments = new Attachments(locks, this.pattern, this.sending, this.receiving, this.counters,
				new WaitQueue(presence, null));
		this.endpoints = new Endpoints(this, context);
		this.options = new SocketOptions(this);
		this.children = new Children(this::ended);
		this.asyncSends = new AsyncCalls<>(this.sending.waiters(), context.callbacks(),
				(message) -> this.sending.trySend(message) ? Boolean.TRUE : null);
		this.asyncReceives = new AsyncCalls<>(this.receiving.waiters(), context.callbacks(),
				(ignored) -> this.receiving.tryReceive());
	}

	@Override
	public SocketType type() {
		return this.type;
	}

	@Override
	public <T> void set(SocketOption<T> option, T value) {
		requireOpen();
		this.options.set(option, value);
	}

	@Override
	public <T> T get(SocketOption<T> option) {
		requireOpen();
		return this.options.get(option);
	}

	@Override
	public Endpoint bind(String endpoint) {
		requireOpen();
		return this.endpoints.bind(endpoint);
	}

	@Override
	public void unbind(String endpoint) {
		requireOpen();
		this.endpoints.unbind(endpoint);
	}

	@Override
	public Endpoint connect(String endpoint) {
		requireOpen();
		return this.endpoints.connect(endpoint);
	}

	@Override
	public void disconnect(String endpoint) {
		requireOpen();
		this.endpoints.disconnect(endpoint);
	}

	@Override
	public void subscribe(byte[] topic) {
		Subscribing subscriber = subscribing();
		byte[] own = topic.clone();
		this.attachments.locked(() -> {
			subscriber.subscribe(own);
			return null;
		});
	}

	@Override
	public void unsubscribe(byte[] topic) {
		Subscribing subscriber = subscribing();
		byte[] own = topic.clone();
		this.attachments.locked(() -> {
			subscriber.unsubscribe(own);
			return null;
		});
	}

	private Subscribing subscribing() {
		requireOpen();
		if (this.pattern instanceof Subscribing subscriber) {
			return subscriber;
		}
		throw new UnsupportedOperationException(
				"A " + this.type + " socket has no subscriptions; only SUB, XSUB and, in manual mode, XPUB have");
	}

	@Override
	public void send(ZmqMessage message) {
		requireSending();
		if (!this.sending.send(message, this.settings.sendTimeoutNanos())) {
			throw new ZmqTimeoutException("The " + this.type + " socket could not send within "
					+ this.settings.get(SocketOption.SEND_TIMEOUT).toMillis() + " ms: " + Plight.ofSending(this));
		}
	}

	@Override
	public boolean trySend(ZmqMessage message) {
		requireSending();
		return this.sending.trySend(message);
	}

	@Override
	public boolean trySend(ZmqMessage message, Duration timeout) {
		requireSending();
		return this.sending.send(message, SocketSettings.nanos(timeout));
	}

	@Override
	public CompletableFuture<@Nullable Void> sendAsync(ZmqMessage message) {
		requireSending();
		return SendFuture.of(this.asyncSends.call(message));
	}

	@Override
	public ZmqMessage receive() {
		requireReceiving();
		ZmqMessage message = this.receiving.receive(this.settings.receiveTimeoutNanos());
		if (message == null) {
			throw new ZmqTimeoutException("The " + this.type + " socket received nothing within "
					+ this.settings.get(SocketOption.RECEIVE_TIMEOUT).toMillis() + " ms: " + Plight.ofReceiving(this));
		}
		return message;
	}

	@Override
	public @Nullable ZmqMessage tryReceive() {
		requireReceiving();
		return this.receiving.tryReceive();
	}

	@Override
	public @Nullable ZmqMessage tryReceive(Duration timeout) {
		requireReceiving();
		return this.receiving.receive(SocketSettings.nanos(timeout));
	}

	@Override
	public boolean tryReceive(Duration timeout, Consumer<? super ZmqMessage> action) {
		requireReceiving();
		return this.receiving.receive(action, SocketSettings.nanos(timeout));
	}

	@Override
	public int tryReceive(Duration timeout, ByteBuffer target) {
		requireReceiving();
		return this.receiving.receive(target, SocketSettings.nanos(timeout));
	}

	@Override
	public CompletableFuture<ZmqMessage> receiveAsync() {
		requireReceiving();
		return this.asyncReceives.call(Boolean.TRUE);
	}

	@Override
	public boolean isReadable() {
		requireOpen();
		return this.type.canReceive() && this.receiving.ready();
	}

	@Override
	public boolean isWritable() {
		requireOpen();
		return this.type.canSend() && this.sending.ready();
	}

	@Override
	public void awaitPeers(int count, Duration timeout) {
		boolean there = this.attachments.awaitChange(() -> {
			requireOpen();
			return this.attachments.peerCount() >= count;
		}, SocketSettings.nanos(timeout));
		if (!there) {
			throw new ZmqTimeoutException("The " + this.type + " socket has " + this.attachments.peerCount() + " of "
					+ count + " peers after " + timeout.toMillis() + " ms; " + Plight.ofEndpoints(this));
		}
	}

	@Override
	public void awaitSubscribers(String topic, int count, Duration timeout) {
		if (!(this.pattern instanceof Publishing publisher)) {
			throw new UnsupportedOperationException(
					"A " + this.type + " socket has no subscribers; only PUB and XPUB have");
		}
		byte[] first = topic.getBytes(StandardCharsets.UTF_8);
		boolean there = this.attachments.awaitChange(() -> {
			requireOpen();
			return this.attachments.locked(() -> publisher.subscribers(first)) >= count;
		}, SocketSettings.nanos(timeout));
		if (!there) {
			throw new ZmqTimeoutException("Topic \"" + topic + "\" has fewer than " + count + " subscribers after "
					+ timeout.toMillis() + " ms; " + Plight.ofEndpoints(this));
		}
	}

	@Override
	public List<PeerInfo> peers() {
		return this.attachments.peers().stream().map(Peer::info).toList();
	}

	@Override
	public boolean disconnectPeer(PeerInfo info) {
		Peer peer = this.attachments.peer(info.id());
		if (peer != null) {
			peer.terminate(CloseReason.LOCAL_DISCONNECT, false);
		}
		return peer != null;
	}

	@Override
	public SocketStats stats() {
		return Plight.stats(this);
	}

	@Override
	public EventSubscription onEvent(Consumer<? super SocketEvent> listener) {
		requireOpen();
		return this.monitor.subscribe(listener);
	}

	@Override
	public boolean isClosed() {
		return this.closing.get() != OPEN || this.context.isClosed();
	}

	@Override
	public void close() {
		close(this.settings.get(SocketOption.LINGER));
	}

	@Override
	public void close(Duration linger) {
		long lingerNanos = (this.pattern.traits().lingers()) ? SocketSettings.nanos(linger) : 0;
		if (!this.closing.compareAndSet(OPEN, lingerNanos)) {
			return;
		}
		this.attachments.close();
		this.receiving.discard();
		this.asyncSends.pass();
		this.asyncReceives.pass();
		this.children.close(lingerNanos);
	}

	private void requireOpen() {
		if (this.closing.get() != OPEN) {
			throw new ZmqClosedException("The " + this.type + " socket is closed");
		}
		if (this.context.isClosed()) {
			throw new ZmqClosedException("The context of the " + this.type + " socket is shut down");
		}
	}

	private void requireSending() {
		if (!this.type.canSend()) {
			throw new UnsupportedOperationException("A " + this.type + " socket only receives");
		}
	}

	private void requireReceiving() {
		if (!this.type.canReceive()) {
			throw new UnsupportedOperationException("A " + this.type + " socket only sends");
		}
	}

	/**
	 * Has everybody who waits look again, since the context is shut down.
	 */
	void shutdown() {
		this.attachments.wakeAll();
		this.asyncSends.pass();
		this.asyncReceives.pass();
	}

	/**
	 * Makes the pipe of a peer that has connected to this socket.
	 */
	Pipe acceptedPipe() {
		return this.pipes.make(false);
	}

	/**
	 * Makes the pipe of a peer that this socket connects to.
	 * @param chosenId the routing id to give to it, empty for none
	 */
	Pipe dialledPipe(byte[] chosenId) {
		Pipe pipe = this.pipes.make(true);
		pipe.chosenId(chosenId);
		return pipe;
	}

	/**
	 * Gives a pipe the high-water marks that the options ask for now.
	 */
	void applyLimits(Pipe pipe) {
		this.pipes.applyLimits(pipe);
	}

	Gatekeeper gatekeeper() {
		return this.context.gatekeeper();
	}

	Wire wire(String peerAddress) {
		PatternTraits traits = traits();
		Protocols protocols = this.context.protocols();
		return ((traits.raw()) ? protocols.bytes() : protocols.messages())
			.create(this.settings.wire(traits.announcesRoutingId(), peerAddress));
	}

	/**
	 * Nothing works for this socket any more: the last event is told.
	 */
	private void ended() {
		this.monitor.stop();
		this.context.ended(this);
	}

	void dialerEnded(Dialer dialer) {
		this.endpoints.forget(dialer);
		this.children.remove(dialer);
	}

	void acceptorEnded(Acceptor acceptor) {
		this.endpoints.forget(acceptor);
		this.children.remove(acceptor);
	}

	boolean hasReactors() {
		return this.context.hasReactors();
	}

	/**
	 * Tells whether there is an I/O thread among those that AFFINITY allows.
	 */
	boolean hasAllowedReactor() {
		return this.context.hasReactor(this.settings.get(SocketOption.AFFINITY));
	}

	Reactor leastBusyReactor() {
		return this.home.moveInto(this.context.leastBusyReactor(this.settings.get(SocketOption.AFFINITY)));
	}

	/**
	 * Returns how long a closed socket may go on sending, negative for as long as it
	 * takes; 0 while it is open.
	 */
	long lingerNanos() {
		long nanos = this.closing.get();
		return (nanos != OPEN) ? nanos : 0;
	}

	ContextCore context() {
		return this.context;
	}

	void fault(Throwable fault) {
		this.context.fault(fault);
	}

	PatternTraits traits() {
		return this.pattern.traits();
	}

	Pattern pattern() {
		return this.pattern;
	}

	SocketSettings settings() {
		return this.settings;
	}

	Counters counters() {
		return this.counters;
	}

	Admissions admissions() {
		return this.admissions;
	}

	Monitor monitor() {
		return this.monitor;
	}

	Attachments attachments() {
		return this.attachments;
	}

	Endpoints endpoints() {
		return this.endpoints;
	}

	Children children() {
		return this.children;
	}

	SendSide sending() {
		return this.sending;
	}

	ReceiveSide receiving() {
		return this.receiving;
	}

	@Override
	public String toString() {
		return this.type + " socket " + this.endpoints.describe();
	}

}
