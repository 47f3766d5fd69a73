package dev.zmq.internal.transport.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Map;

import dev.zmq.internal.reactor.BufferPool;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkException;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * A link of TLS over another link. A server makes nothing for a peer before its first
 * byte has come. Whatever takes long, or runs code of the application, is work for
 * another thread; until it is done, nobody touches the engine.
 */
final class TlsLink implements Link {

	private static final Runnable NOTHING = () -> {
	};

	private final Link below;

	private final TlsEngines engines;

	private Runnable work = NOTHING;

	/** Whether another thread may be at work. */
	private boolean working;

	/** Null until the link is opened. */
	private @Nullable TlsRecords records;

	/** Null until there is reason to make an engine. */
	private @Nullable EngineMaker maker;

	/** Null until the engine is made. */
	private @Nullable TlsSession session;

	TlsLink(Link below, TlsEngines engines) {
		this.below = below;
		this.engines = engines;
	}

	@Override
	public SelectableChannel channel() {
		return this.below.channel();
	}

	@Override
	public boolean finishConnect() throws IOException {
		return this.below.finishConnect();
	}

	@Override
	public Opening open(BufferPool buffers) throws IOException {
		this.working = false;
		TlsRecords arrived = this.records;
		if (arrived == null) {
			arrived = new TlsRecords(this.below, buffers);
			this.records = arrived;
		}
		TlsSession current = this.session;
		if (current == null) {
			EngineMaker made = this.maker;
			if (made == null) {
				return begin(arrived);
			}
			current = new TlsSession(made.engine(), arrived);
			this.session = current;
		}
		Opening opening = current.shakeHands();
		return (opening == Opening.WANTS_WORK) ? workOn(current.tasks()) : opening;
	}

	private Opening begin(TlsRecords arrived) throws IOException {
		if (this.engines.ofServer() && !arrived.hasBegun()) {
			if (arrived.isEnded()) {
				throw new LinkException(CloseReason.PEER_CLOSED, "The peer closed the connection without a word", null);
			}
			return Opening.WANTS_READ;
		}
		this.maker = new EngineMaker(this.engines);
		return workOn(this.maker);
	}

	private Opening workOn(Runnable task) {
		this.work = task;
		this.working = true;
		return Opening.WANTS_WORK;
	}

	@Override
	public Runnable work() {
		return this.work;
	}

	@Override
	public Map<String, String> peerProperties() {
		return opened().peerProperties();
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		return opened().read(target);
	}

	@Override
	public boolean isReadable() {
		return this.session != null && this.session.isReadable();
	}

	@Override
	public int write(ByteBuffer source) throws IOException {
		return opened().write(source);
	}

	@Override
	public boolean hasUnsent() {
		return this.records != null && this.records.hasUnsent();
	}

	private TlsSession opened() {
		TlsSession current = this.session;
		if (current == null) {
			throw new IllegalStateException("The link is not open");
		}
		return current;
	}

	@Override
	public String localAddress() {
		return "tls+" + this.below.localAddress();
	}

	@Override
	public String peerAddress() {
		return this.below.peerAddress();
	}

	@Override
	public String remoteAddress() {
		return "tls+" + this.below.remoteAddress();
	}

	@Override
	public void shutdownOutput() {
		sayGoodbye();
		this.below.shutdownOutput();
	}

	@Override
	public void close() {
		sayGoodbye();
		if (this.records != null) {
			this.records.close();
		}
		this.below.close();
	}

	private void sayGoodbye() {
		if (this.session != null && !this.working) {
			this.session.sayGoodbye();
		}
	}

	@Override
	public String toString() {
		return localAddress() + " - " + remoteAddress();
	}

}
