package dev.zmq.internal.engine;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.internal.reactor.ChannelHandler;
import dev.zmq.internal.reactor.Reactor;
import dev.zmq.internal.reactor.Registration;
import dev.zmq.internal.reactor.Timer;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkSettings;
import dev.zmq.internal.transport.Transport;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.ReconnectStop;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a socket connected to one endpoint: resolves, dials, and dials again when the
 * connection is lost. Owns the pipe that survives from one connection to the next (none
 * with IMMEDIATE, where each connection has its own).
 * <p>
 * <b>Threads.</b> Owned by its reactor's thread; {@link #close} and {@link #disconnect}
 * may be called by any.
 */
final class Dialer implements Child, ConnectionOwner, ChannelHandler {

	private final SocketCore socket;

	private final Reactor reactor;

	private final Endpoint endpoint;

	private final Transport transport;

	private final LinkSettings settings;

	private final Backoff backoff;

	private final Set<ReconnectStop> stopOn;

	private final @Nullable Pipe lasting;

	/** The routing id that this side gives to whoever is there. */
	private final byte[] chosenId;

	private Iterator<SocketAddress> addresses = List.<SocketAddress>of().iterator();

	private @Nullable Link dialling;

	private @Nullable Registration registration;

	private @Nullable Timer timer;

	private @Nullable Timer lingerTimer;

	private @Nullable Connection connection;

	/** Whether the pause before the next attempt is running. */
	private boolean resting;

	private boolean closing;

	/** Whether what is queued may no longer have new connections made for it. */
	private boolean lastAttempt;

	private boolean lingerOver;

	private boolean ended;

	Dialer(SocketCore socket, Reactor reactor, Endpoint endpoint, Transport transport, @Nullable Pipe lasting,
			byte[] chosenId) {
		this.socket = socket;
		this.reactor = reactor;
		this.endpoint = endpoint;
		this.transport = transport;
		this.lasting = lasting;
		this.chosenId = chosenId;
		SocketSettings settings = socket.settings();
		this.settings = settings.link();
		this.backoff = new Backoff(settings.nanos(SocketOption.RECONNECT_INTERVAL),
				settings.nanos(SocketOption.RECONNECT_INTERVAL_MAX));
		this.stopOn = settings.get(SocketOption.RECONNECT_STOP);
	}

	/**
	 * Begins; on any thread.
	 */
	void start() {
		this.reactor.load(1);
		this.reactor.execute(this::resolve);
	}

	/**
	 * Ends what never began, since the pattern did not want the pipe; on any thread.
	 */
	void refuse() {
		this.reactor.execute(() -> {
			this.reactor.load(1);
			end();
		});
	}

	private void resolve() {
		this.resting = false;
		if (this.ended) {
			return;
		}
		if (this.socket.monitor().isHeard()) {
			this.socket.monitor().publish(new SocketEvent.ConnectDelayed(this.endpoint));
		}
		if (this.transport.isLiteral(this.endpoint)) {
			resolveLiteral();
			return;
		}
		try {
			this.socket.context().background().execute(this::lookUp);
		}
		catch (Error ex) {
			// no thread could be had; perhaps one can be when it is tried again
			this.socket.fault(ex);
			retry(CloseReason.INTERNAL_ERROR);
		}
	}

	private void resolveLiteral() {
		List<SocketAddress> found;
		try {
			found = this.transport.resolve(this.endpoint, this.settings);
		}
		catch (IOException | RuntimeException | Error ex) {
			retry(CloseReason.HOST_UNKNOWN);
			return;
		}
		dialAll(found);
	}

	private void lookUp() {
		try {
			List<SocketAddress> found = this.transport.resolve(this.endpoint, this.settings);
			this.reactor.execute(() -> dialAll(found));
		}
		catch (IOException | RuntimeException | Error ex) {
			this.reactor.execute(() -> retry(CloseReason.HOST_UNKNOWN));
		}
	}

	private void dialAll(List<SocketAddress> found) {
		this.addresses = found.iterator();
		dialNext(CloseReason.HOST_UNKNOWN);
	}

	private void dialNext(CloseReason lastFailure) {
		if (this.ended) {
			return;
		}
		if (!this.addresses.hasNext()) {
			retry(lastFailure);
			return;
		}
		try {
			Link link = this.transport.dial(this.endpoint, this.addresses.next(), this.settings);
			this.dialling = link;
			if (link.finishConnect()) {
				connected(link);
				return;
			}
			this.registration = this.reactor.register(link.channel(), SelectionKey.OP_CONNECT, this);
			long limit = this.socket.settings().nanos(SocketOption.CONNECT_TIMEOUT);
			if (limit > 0) {
				this.timer = this.reactor.schedule(limit, () -> giveUp(CloseReason.CONNECT_TIMEOUT));
			}
		}
		catch (IOException | RuntimeException | Error ex) {
			failed(ex);
		}
	}

	@Override
	public void ready(int readyOps) throws IOException {
		Link link = this.dialling;
		if (link != null && link.finishConnect()) {
			connected(link);
		}
	}

	@Override
	public void failed(Throwable fault) {
		// an address that cannot be dialled is no fault of the engine
		if (!(fault instanceof IOException || fault instanceof IllegalArgumentException)) {
			this.socket.fault(fault);
		}
		giveUp(reasonOf(fault));
	}

	private static CloseReason reasonOf(Throwable fault) {
		return (fault instanceof ConnectException || fault.getCause() instanceof ConnectException)
				? CloseReason.CONNECT_REFUSED : CloseReason.IO_ERROR;
	}

	private void connected(Link link) {
		if (this.socket.monitor().isHeard()) {
			this.socket.monitor().publish(new SocketEvent.Connected(this.endpoint, link.remoteAddress()));
		}
		Connection next = new Connection(this.socket, this.reactor, link, this);
		// the link is the connection's from now on, and was this dialer's to close before
		cancelTimer();
		this.dialling = null;
		this.registration = null;
		this.connection = next;
		next.start();
	}

	private void giveUp(CloseReason reason) {
		cancelTimer();
		dropLink();
		dialNext(reason);
	}

	private void dropLink() {
		if (this.registration != null) {
			this.registration.cancel();
			this.registration = null;
		}
		if (this.dialling != null) {
			this.dialling.close();
			this.dialling = null;
		}
	}

	private void retry(CloseReason reason) {
		if (this.ended) {
			return;
		}
		if (this.lastAttempt) {
			end();
			return;
		}
		if (reason.protocolError() || stops(reason)) {
			this.socket.monitor().publish(new SocketEvent.ConnectStopped(this.endpoint, reason));
			end();
			return;
		}
		long delay = this.backoff.next();
		if (delay <= 0) {
			this.socket.monitor().publish(new SocketEvent.ConnectStopped(this.endpoint, reason));
			end();
			return;
		}
		this.socket.counters().reconnect();
		this.socket.monitor().publish(new SocketEvent.ConnectRetried(this.endpoint, reason, Duration.ofNanos(delay)));
		this.resting = true;
		this.timer = this.reactor.schedule(delay, this::resolve);
	}

	private boolean stops(CloseReason reason) {
		if (reason == CloseReason.HANDED_OVER) {
			// whoever has the routing id now would lose it again, and so on for ever
			return true;
		}
		return reason == CloseReason.CONNECT_REFUSED && this.stopOn.contains(ReconnectStop.CONNECTION_REFUSED);
	}

	@Override
	public Endpoint endpoint() {
		return this.endpoint;
	}

	@Override
	public Pipe pipe() {
		return (this.lasting != null) ? this.lasting : this.socket.dialledPipe(this.chosenId);
	}

	@Override
	public int maxPeers() {
		return Integer.MAX_VALUE;
	}

	@Override
	public void opened(Connection opened) {
		this.backoff.reset();
		if (this.closing) {
			opened.drain(CloseReason.LOCAL_CLOSE, lingerLeft());
		}
	}

	@Override
	public void ended(Connection closed, CloseReason reason, boolean wasOpen) {
		this.connection = null;
		if (wasOpen && this.lasting == null) {
			this.socket.attachments().detach(closed.pipe(), DropReason.DISCONNECTED);
		}
		else if (wasOpen) {
			this.socket.attachments().lost(closed.pipe());
		}
		if (this.closing && (this.lingerOver || !hasWaiting())) {
			end();
			return;
		}
		if (!wasOpen && this.stopOn.contains(ReconnectStop.HANDSHAKE_FAILED)) {
			this.socket.monitor().publish(new SocketEvent.ConnectStopped(this.endpoint, reason));
			end();
			return;
		}
		retry(reason);
	}

	@Override
	public void close(long lingerNanos) {
		this.reactor.execute(() -> wind(CloseReason.LOCAL_CLOSE, lingerNanos));
	}

	/**
	 * Ends as disconnect asks for: when it returns, nothing goes this way any more, and
	 * what is queued is sent within the linger time.
	 */
	void disconnect(long lingerNanos) {
		Handoff.run(this.reactor, () -> {
			Pipe pipe = (this.lasting != null) ? this.lasting : openPipe();
			if (pipe != null) {
				this.socket.attachments().release(pipe);
			}
			wind(CloseReason.LOCAL_DISCONNECT, lingerNanos);
		});
	}

	private @Nullable Pipe openPipe() {
		return (this.connection != null && this.connection.isJoined()) ? this.connection.pipe() : null;
	}

	private void wind(CloseReason reason, long lingerNanos) {
		if (this.ended) {
			return;
		}
		this.closing = true;
		this.lastAttempt |= reason == CloseReason.LOCAL_DISCONNECT
				&& this.stopOn.contains(ReconnectStop.AFTER_DISCONNECT);
		limitLinger(reason, lingerNanos);
		Connection current = this.connection;
		if (current != null && current.isJoined()) {
			// what it has not sent when it is lost is for the next one
			current.drain(reason, lingerNanos);
			return;
		}
		boolean over = this.lastAttempt && this.resting;
		if (over || this.lingerOver || !hasWaiting()) {
			abandon(reason);
		}
	}

	/**
	 * Ends the lingering after some time, unless it was to end before that anyway.
	 */
	private void limitLinger(CloseReason reason, long lingerNanos) {
		if (lingerNanos == 0 || !this.socket.traits().lingers()) {
			this.lingerOver = true;
			return;
		}
		Timer current = this.lingerTimer;
		if (lingerNanos > 0 && (current == null || current.dueNanos() - this.reactor.now() > lingerNanos)) {
			cancel(current);
			this.lingerTimer = this.reactor.schedule(lingerNanos, () -> lingered(reason));
		}
	}

	/**
	 * The linger time is over; a connection that is open sees to that itself.
	 */
	private void lingered(CloseReason reason) {
		this.lingerOver = true;
		if (this.connection == null || !this.connection.isJoined()) {
			abandon(reason);
		}
	}

	private long lingerLeft() {
		Timer current = this.lingerTimer;
		return (current != null) ? Math.max(1, current.dueNanos() - this.reactor.now()) : -1;
	}

	private boolean hasWaiting() {
		return this.lasting != null && !this.lasting.out().isEmpty();
	}

	private void abandon(CloseReason reason) {
		if (this.connection != null) {
			this.connection.close(reason, "Closed by this side", null);
		}
		end();
	}

	private void end() {
		if (this.ended) {
			return;
		}
		this.ended = true;
		cancelTimer();
		cancel(this.lingerTimer);
		dropLink();
		if (this.lasting != null) {
			this.socket.attachments()
				.detach(this.lasting, (this.closing) ? DropReason.LINGER_EXPIRED : DropReason.DISCONNECTED);
		}
		this.reactor.load(-1);
		this.socket.dialerEnded(this);
	}

	private void cancelTimer() {
		cancel(this.timer);
		this.timer = null;
	}

	private static void cancel(@Nullable Timer timer) {
		if (timer != null) {
			timer.cancel();
		}
	}

}
