package dev.zmq.internal.engine;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.function.Consumer;

import dev.zmq.internal.pipe.Pipe;
import dev.zmq.internal.reactor.ChannelHandler;
import dev.zmq.internal.reactor.Reactor;
import dev.zmq.internal.reactor.Registration;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkException;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.WirePeer;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.PeerInfo;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * One connection to one peer: a link, the wire that speaks over it, and, once the
 * handshake is done, the pipe to the socket.
 * <p>
 * <b>Threads.</b> Owned by its reactor's thread. Other threads only signal: a message to
 * send, room to receive, or the wish to end, each of which is a task for the reactor.
 * Whatever is thrown while this connection is handled closes it, and nothing else.
 */
final class Connection implements ChannelHandler, Peer {

	/** How long the peer gets to close its side after we have sent everything. */
	private static final long FAREWELL_NANOS = 250_000_000;

	private final SocketCore socket;

	private final Reactor reactor;

	private final Link link;

	private final Wire wire;

	private final ConnectionOwner owner;

	private final ConnectionInput input;

	private final ConnectionOutput output;

	private final LinkOpening opening;

	private final Question question;

	private final ConnectionTimers timers;

	private final Runnable pumpTask = guarded(this::pump);

	private final Runnable pumpAgainTask = guarded(this::pumpAgain);

	/** There is room again for what was held back, or it is this handshake's turn. */
	private final Runnable resumeTask = guarded(this::receive);

	private final Runnable tickTask = guarded(this::tick);

	private final Runnable linkWorked;

	private ConnectionState state = ConnectionState.HANDSHAKE;

	private CloseReason drainReason = CloseReason.LOCAL_CLOSE;

	private @Nullable Registration registration;

	/** Whether the next turn pumps anyhow. */
	private boolean pumping;

	private @Nullable Pipe pipe;

	private @Nullable WirePeer peer;

	Connection(SocketCore socket, Reactor reactor, Link link, ConnectionOwner owner) {
		this.socket = socket;
		this.reactor = reactor;
		this.link = link;
		this.owner = owner;
		String peerAddress = link.peerAddress();
		this.wire = socket.wire(peerAddress);
		this.timers = new ConnectionTimers(reactor);
		this.opening = new LinkOpening(link, reactor.buffers(), socket.context().openings());
		this.input = new ConnectionInput(reactor.buffers(), link, this.wire);
		this.question = new Question(socket, reactor, peerAddress);
		this.linkWorked = () -> reactor.execute(guarded(this::linkWorked));
		this.output = new ConnectionOutput(reactor, link, this.wire);
	}

	void start() {
		this.reactor.load(1);
		guarded(this::begin).run();
	}

	private void begin() throws IOException {
		try {
			this.registration = this.reactor.register(this.link.channel(), SelectionKey.OP_READ, this);
		}
		catch (IOException ex) {
			close(CloseReason.IO_ERROR, ex.toString(), ex);
			return;
		}
		this.question.limit((detail) -> close(CloseReason.HANDSHAKE_TIMEOUT, detail, null));
		openLink();
	}

	/**
	 * Opens the link, and begins with the wire once it is open.
	 */
	private void openLink() throws IOException {
		Registration place = this.registration;
		if (place == null || isClosed() || !this.opening.proceed(place, this.linkWorked)) {
			return;
		}
		this.wire.peerProperties(this.link.peerProperties());
		this.question.linkOpened(this.link.peerProperties());
		this.wire.start(this.reactor.now());
		if (this.wire.ready() && !open()) {
			return;
		}
		pump();
		if (readMore()) {
			decode();
		}
		arm();
	}

	private void linkWorked() throws IOException {
		this.opening.worked();
		openLink();
	}

	@Override
	public void ready(int readyOps) throws IOException {
		if (!this.opening.isOpen()) {
			openLink();
			return;
		}
		if ((readyOps & SelectionKey.OP_WRITE) != 0) {
			pump();
		}
		if ((readyOps & SelectionKey.OP_READ) != 0) {
			receive();
		}
		arm();
	}

	private void receive() throws IOException {
		if (isClosed()) {
			return;
		}
		if (this.state == ConnectionState.HANDSHAKE && !this.question.takeShare(this.resumeTask)) {
			interest(SelectionKey.OP_READ, false);
			return;
		}
		if (read()) {
			decode();
		}
	}

	private boolean read() throws IOException {
		boolean more = this.input.read(this.reactor.now());
		if (!more) {
			close(CloseReason.PEER_CLOSED, "The peer closed the connection" + this.wire.suspicion(), null);
		}
		return more;
	}

	private void decode() throws IOException {
		boolean more = true;
		while (more && this.state != ConnectionState.CLOSED) {
			switch (this.input.decode(receivingPipe())) {
				case EMPTY -> {
					// not before: an input that was held up most often is so again
					interest(SelectionKey.OP_READ, true);
					more = readMore();
				}
				case ASKED -> {
					ask();
					more = false;
				}
				case HANDSHAKE_DONE -> more = this.state != ConnectionState.HANDSHAKE || open();
				case HELD_UP -> {
					interest(SelectionKey.OP_READ, false);
					more = false;
				}
			}
		}
		if (this.wire.hasControl() || this.link.hasUnsent()) {
			pump();
		}
	}

	/**
	 * Reads what the link may have beyond what its channel is ready for.
	 * @return whether there was anything
	 */
	private boolean readMore() throws IOException {
		return !isClosed() && this.link.isReadable() && read();
	}

	/**
	 * Has the peer judged, or an errand run. Nothing is read meanwhile, and the time for
	 * the handshake goes on.
	 */
	private void ask() {
		interest(SelectionKey.OP_READ, false);
		this.question.ask(this.wire, (answer) -> this.reactor.execute(guarded(() -> answered(answer))));
	}

	private void answered(Runnable answer) throws IOException {
		if (this.state != ConnectionState.HANDSHAKE || !this.question.end()) {
			return;
		}
		try {
			answer.run();
		}
		catch (WireException ex) {
			// the peer may be told why
			this.output.write(null);
			throw ex;
		}
		if (!this.wire.ready() || open()) {
			interest(SelectionKey.OP_READ, true);
			decode();
			pump();
		}
	}

	private @Nullable Pipe receivingPipe() {
		return (this.state == ConnectionState.OPEN) ? this.pipe : null;
	}

	private boolean open() {
		this.question.settle();
		this.peer = this.wire.peer();
		Pipe joined = this.owner.pipe();
		this.pipe = joined;
		joined.out().onReadable(() -> this.socket.sending().departing(this.reactor, this.pumpTask));
		joined.in().onWritable(() -> this.socket.receiving().resuming(this.reactor, this.resumeTask));
		CloseReason refusal = this.socket.attachments().join(this, this.peer.routingId());
		if (refusal != null) {
			close(refusal, "The socket refused the peer", null);
			return false;
		}
		this.state = ConnectionState.OPEN;
		this.owner.opened(this);
		if (this.socket.monitor().isHeard()) {
			this.socket.monitor().publish(new SocketEvent.HandshakeSucceeded(info()));
		}
		arm();
		this.reactor.execute(this.pumpTask);
		this.question.catchUp(this::revoke);
		return true;
	}

	private void pump() throws IOException {
		if (this.state == ConnectionState.CLOSED || this.state == ConnectionState.FAREWELL) {
			return;
		}
		switch (this.output.write(sendingPipe())) {
			case BLOCKED -> interest(SelectionKey.OP_WRITE, true);
			case MORE -> {
				interest(SelectionKey.OP_WRITE, false);
				if (!this.pumping) {
					this.pumping = true;
					this.reactor.soon(this.pumpAgainTask);
				}
			}
			case DONE -> {
				interest(SelectionKey.OP_WRITE, false);
				if (this.state == ConnectionState.DRAINING) {
					sayFarewell();
				}
			}
		}
	}

	private void pumpAgain() throws IOException {
		this.pumping = false;
		pump();
	}

	private @Nullable Pipe sendingPipe() {
		return (this.state == ConnectionState.OPEN || this.state == ConnectionState.DRAINING) ? this.pipe : null;
	}

	private void interest(int op, boolean wanted) {
		if (this.registration != null) {
			int ops = this.registration.interest();
			this.registration.interest((wanted) ? ops | op : ops & ~op);
		}
	}

	private void arm() {
		if (!isClosed()) {
			this.timers.arm(this.wire.deadline(), this.tickTask);
		}
	}

	private void tick() throws IOException {
		if (this.state == ConnectionState.CLOSED) {
			return;
		}
		if (this.input.isHeldUp()) {
			// it is this side that does not read: the peer is not to blame for silence
			this.wire.heard(this.reactor.now());
		}
		else {
			// nor for a pause of this process: what came meanwhile counts
			receive();
		}
		if (isClosed()) {
			return;
		}
		this.wire.tick(this.reactor.now());
		pump();
		arm();
	}

	private boolean isClosed() {
		return this.state == ConnectionState.CLOSED;
	}

	/**
	 * Ends the connection after sending what is queued; on the reactor.
	 * @param lingerNanos how long that may take, negative for as long as it takes
	 */
	void drain(CloseReason reason, long lingerNanos) {
		if (this.state == ConnectionState.HANDSHAKE || lingerNanos == 0) {
			close(reason, "Closed by this side", null);
			return;
		}
		if (this.state == ConnectionState.OPEN) {
			this.state = ConnectionState.DRAINING;
			this.drainReason = reason;
			interest(SelectionKey.OP_READ, true);
			this.reactor.execute(this.pumpTask);
		}
		if (this.state == ConnectionState.DRAINING && lingerNanos > 0) {
			this.timers.limitDrain(lingerNanos,
					() -> close(this.drainReason, "Closed by this side; the linger time was over", null));
		}
	}

	/**
	 * Tells whether the handshake is done and the connection is not closed; it may be
	 * draining.
	 */
	boolean isJoined() {
		return this.state != ConnectionState.HANDSHAKE && this.state != ConnectionState.CLOSED;
	}

	private void sayFarewell() {
		this.state = ConnectionState.FAREWELL;
		this.link.shutdownOutput();
		this.timers.end(FAREWELL_NANOS, () -> close(this.drainReason, "Closed by this side", null));
	}

	void close(CloseReason reason, String detail, @Nullable Throwable cause) {
		if (this.state == ConnectionState.CLOSED) {
			return;
		}
		boolean wasOpen = this.state != ConnectionState.HANDSHAKE;
		CloseReason why = (this.state == ConnectionState.FAREWELL) ? this.drainReason : reason;
		this.state = ConnectionState.CLOSED;
		this.opening.close();
		this.question.takeBack();
		this.timers.cancel();
		if (this.registration != null) {
			this.registration.cancel();
		}
		this.link.close();
		this.wire.close();
		this.input.close();
		this.output.close();
		this.reactor.load(-1);
		if (wasOpen && this.socket.monitor().isHeard()) {
			this.socket.monitor().publish(new SocketEvent.Disconnected(info(), why, detail, cause));
		}
		if (!wasOpen && why != CloseReason.LOCAL_CLOSE && why != CloseReason.LOCAL_DISCONNECT) {
			this.socket.counters().handshakeFailed(why);
			this.socket.monitor()
				.publish(new SocketEvent.HandshakeFailed(this.owner.endpoint(), this.link.remoteAddress(), why, detail,
						this.question.mechanism()));
		}
		this.owner.ended(this, why, wasOpen);
	}

	@Override
	public void failed(Throwable fault) {
		if (fault instanceof WireException broken) {
			close(broken.reason(), String.valueOf(broken.getMessage()), null);
		}
		else if (fault instanceof LinkException broken) {
			close(broken.reason(), String.valueOf(broken.getMessage()), broken);
		}
		else if (fault instanceof IOException) {
			close((this.state == ConnectionState.HANDSHAKE) ? CloseReason.PEER_CLOSED : CloseReason.IO_ERROR,
					fault + this.wire.suspicion(), fault);
		}
		else {
			this.socket.fault(fault);
			close(CloseReason.INTERNAL_ERROR, fault.toString(), fault);
		}
	}

	@Override
	public boolean judged() {
		return this.question.judged();
	}

	@Override
	public void judgeAgain(Consumer<Review.Outcome> done) {
		this.reactor.execute(guarded(() -> this.question.again(this::revoke, done)));
	}

	private void revoke(String detail) {
		this.socket.counters().revoke();
		close(CloseReason.ACCESS_REVOKED, detail, null);
	}

	@Override
	public void terminate(CloseReason reason, boolean lingering) {
		long linger = (lingering) ? this.socket.settings().nanos(SocketOption.LINGER) : 0;
		this.reactor.execute(guarded(() -> drain(reason, linger)));
	}

	void closeSoon(CloseReason reason, long lingerNanos) {
		this.reactor.execute(guarded(() -> drain(reason, lingerNanos)));
	}

	/**
	 * Waits until the reactor has seen what it was asked to before.
	 */
	void awaitClosed() {
		Handoff.run(this.reactor, () -> {
		});
	}

	@Override
	public Pipe pipe() {
		Pipe joined = this.pipe;
		if (joined == null) {
			throw new IllegalStateException("The handshake is not done");
		}
		return joined;
	}

	@Override
	public int maxPeers() {
		return this.owner.maxPeers();
	}

	@Override
	public void applyLimits() {
		this.socket.applyLimits(pipe());
	}

	@Override
	public @Nullable String userId() {
		return (this.peer != null) ? Introduction.userId(this.peer) : null;
	}

	@Override
	public PeerInfo info() {
		WirePeer known = this.peer;
		if (known == null) {
			throw new IllegalStateException("The handshake is not done");
		}
		return Introduction.of(known, pipe(), this.owner.endpoint(), this.link.remoteAddress());
	}

	private Runnable guarded(ThrowingTask task) {
		return () -> {
			try {
				task.run();
			}
			catch (Throwable ex) {
				failed(ex);
			}
		};
	}

	/** A step of this connection's life. */
	@FunctionalInterface
	private interface ThrowingTask {

		void run() throws IOException;

	}

}
