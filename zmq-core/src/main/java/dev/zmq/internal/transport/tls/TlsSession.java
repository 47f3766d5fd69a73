package dev.zmq.internal.transport.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.Link.Opening;
import dev.zmq.internal.transport.LinkException;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * One side of TLS: an engine, and the records that it eats and makes. For the reactor's
 * thread only, and not while the engine's tasks run.
 */
final class TlsSession {

	private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

	/** After this, an engine that still wants to send alerts will not get further. */
	private static final int MAX_ALERTS = 3;

	private final SSLEngine engine;

	private final TlsRecords records;

	/** Whether reading has something to say without new bytes. */
	private boolean readable;

	/** Whether nothing more comes from the peer. */
	private boolean ended;

	private boolean saidGoodbye;

	TlsSession(SSLEngine engine, TlsRecords records) {
		this.engine = engine;
		this.records = records;
	}

	/**
	 * Goes on with the handshake.
	 * @throws LinkException if it has failed; the peer has been told, as far as that goes
	 */
	Opening shakeHands() throws IOException {
		try {
			while (true) {
				if (!this.records.flush()) {
					return Opening.WANTS_WRITE;
				}
				switch (this.engine.getHandshakeStatus()) {
					case NEED_TASK -> {
						return Opening.WANTS_WORK;
					}
					case NEED_WRAP -> wrap(EMPTY.duplicate());
					case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
						if (!unwrapHandshake()) {
							return Opening.WANTS_READ;
						}
					}
					default -> {
						this.readable = this.records.hasRest();
						return Opening.OPEN;
					}
				}
			}
		}
		catch (SSLException | RuntimeException ex) {
			throw failed(ex);
		}
	}

	/**
	 * Returns what the engine wants to have done by another thread. What that throws, the
	 * engine throws again when it goes on.
	 */
	Runnable tasks() {
		return () -> {
			Runnable task = this.engine.getDelegatedTask();
			while (task != null) {
				task.run();
				task = this.engine.getDelegatedTask();
			}
		};
	}

	/**
	 * Consumes records of the handshake.
	 * @return false if more have to come
	 */
	private boolean unwrapHandshake() throws IOException {
		ByteBuffer net = this.records.receive();
		ByteBuffer plain = this.records.buffers().acquire();
		try {
			while (wantsUnwrap()) {
				Status status = this.engine.unwrap(net, plain).getStatus();
				if (status == Status.BUFFER_UNDERFLOW) {
					TlsRecords.requireRoom(net);
					requireMore();
					return false;
				}
				if (status != Status.OK || plain.position() > 0) {
					throw new LinkException(CloseReason.TLS_FAILED, "TLS failed: the peer ended its handshake early",
							null);
				}
			}
			return true;
		}
		finally {
			this.records.buffers().release(plain);
			this.records.giveBack(net);
		}
	}

	private boolean wantsUnwrap() {
		HandshakeStatus status = this.engine.getHandshakeStatus();
		return status == HandshakeStatus.NEED_UNWRAP || status == HandshakeStatus.NEED_UNWRAP_AGAIN;
	}

	private void requireMore() throws LinkException {
		if (this.records.isEnded()) {
			throw new LinkException(CloseReason.PEER_CLOSED,
					"The peer closed the connection during the handshake of" + " TLS", null);
		}
	}

	/**
	 * Returns what TLS knows of the peer.
	 */
	Map<String, String> peerProperties() {
		SSLSession session = this.engine.getSession();
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("TLS-Protocol", session.getProtocol());
		properties.put("TLS-Cipher", session.getCipherSuite());
		String subject = subject(session);
		if (subject != null) {
			properties.put(Link.CERTIFICATE_SUBJECT, subject);
		}
		return properties;
	}

	private static @Nullable String subject(SSLSession session) {
		try {
			return session.getPeerPrincipal().getName();
		}
		catch (SSLPeerUnverifiedException ex) {
			// a client that was not asked, or has none
			return null;
		}
	}

	/**
	 * Reads what has arrived.
	 * @param target empty, and as large as the buffers of the pool, which all that one
	 * read can bring fits into
	 * @return the number of bytes, 0 for nothing yet, −1 for the end
	 */
	int read(ByteBuffer target) throws IOException {
		int before = target.position();
		this.readable = false;
		if (!this.ended) {
			unwrap(target);
		}
		int count = target.position() - before;
		if (count > 0) {
			this.readable |= this.ended;
			return count;
		}
		return (this.ended) ? -1 : 0;
	}

	private void unwrap(ByteBuffer target) throws IOException {
		ByteBuffer net = this.records.receive();
		try {
			boolean more = true;
			while (more) {
				SSLEngineResult result = this.engine.unwrap(net, target);
				more = result.getStatus() == Status.OK && net.hasRemaining();
				switch (result.getStatus()) {
					case OK -> answer();
					case BUFFER_UNDERFLOW -> TlsRecords.requireRoom(net);
					case BUFFER_OVERFLOW -> this.readable = true;
					case CLOSED -> this.ended = true;
				}
			}
			// without a word of goodbye, too: ZMTP tells where messages end
			this.ended |= this.records.isEnded() && !this.readable;
		}
		catch (SSLException | RuntimeException ex) {
			throw failed(ex);
		}
		finally {
			this.records.giveBack(net);
		}
	}

	/**
	 * Answers when the peer has changed its keys (RFC 8446, section 4.6.3). What else a
	 * peer may begin then is a new handshake of TLS 1.2, which would cost this side more
	 * than the peer, and has been the way in for others (CVE-2009-3555).
	 */
	private void answer() throws IOException {
		switch (this.engine.getHandshakeStatus()) {
			case NEED_WRAP -> {
				if (isOld()) {
					throw renegotiated();
				}
				if (this.records.flush()) {
					wrap(EMPTY.duplicate());
				}
			}
			case NEED_TASK -> throw renegotiated();
			case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
				if (isOld()) {
					throw renegotiated();
				}
			}
			default -> {
			}
		}
	}

	private boolean isOld() {
		return !this.engine.getSession().getProtocol().equals("TLSv1.3") && !this.engine.isOutboundDone()
				&& !this.engine.isInboundDone();
	}

	private static LinkException renegotiated() {
		return new LinkException(CloseReason.TLS_FAILED,
				"TLS failed: the peer wanted to shake hands again, which is not allowed", null);
	}

	boolean isReadable() {
		return this.readable;
	}

	/**
	 * Writes as much as goes.
	 * @param source may be empty
	 * @return the number of bytes
	 */
	int write(ByteBuffer source) throws IOException {
		int before = source.position();
		try {
			while (this.records.flush() && (source.hasRemaining() || wantsWrap())) {
				wrap(source);
			}
		}
		catch (SSLException | RuntimeException ex) {
			throw failed(ex);
		}
		catch (IOException ex) {
			explain();
			throw ex;
		}
		return source.position() - before;
	}

	private boolean wantsWrap() {
		return this.engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && !this.engine.isOutboundDone();
	}

	/**
	 * A link that takes no more may have brought the peer's last words before.
	 * @throws LinkException if they say why
	 */
	private void explain() throws LinkException {
		ByteBuffer plain = this.records.buffers().acquire();
		try {
			while (read(plain.clear()) > 0) {
				// what comes before the last words is lost with the link
			}
		}
		catch (LinkException ex) {
			throw ex;
		}
		catch (IOException ex) {
			// there are none
		}
		finally {
			this.records.buffers().release(plain);
		}
	}

	/**
	 * Makes records of what there is to send, as many as a buffer holds; only while
	 * nothing is unsent.
	 */
	private void wrap(ByteBuffer source) throws IOException {
		ByteBuffer net = this.records.buffers().acquire();
		boolean done = false;
		try {
			SSLEngineResult result;
			do {
				result = this.engine.wrap(source, net);
			}
			while (source.hasRemaining() && result.getStatus() == Status.OK && result.bytesProduced() > 0);
			if (result.getStatus() == Status.OK && result.bytesProduced() == 0) {
				throw new LinkException(CloseReason.TLS_FAILED, "TLS failed: it neither sends nor says why", null);
			}
			if (result.getStatus() == Status.CLOSED && source.hasRemaining()) {
				throw new LinkException(CloseReason.PEER_CLOSED, "The peer ended TLS", null);
			}
			done = true;
		}
		finally {
			if (!done) {
				this.records.buffers().release(net);
			}
		}
		this.records.send(net);
	}

	private LinkException failed(Exception failure) {
		sendAlerts();
		return TlsFailure.of(failure);
	}

	/**
	 * Tells the peer that this side ends, as far as that goes at once.
	 */
	void sayGoodbye() {
		if (!this.saidGoodbye) {
			this.saidGoodbye = true;
			this.engine.closeOutbound();
			sendAlerts();
		}
	}

	private void sendAlerts() {
		try {
			for (int i = 0; i < MAX_ALERTS && this.records.flush() && wantsWrap(); i++) {
				wrap(EMPTY.duplicate());
			}
			this.records.flush();
		}
		catch (IOException | RuntimeException ex) {
			// the peer will see the end without being told why
		}
	}

}
