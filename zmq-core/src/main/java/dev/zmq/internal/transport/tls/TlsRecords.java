package dev.zmq.internal.transport.tls;

import java.io.IOException;
import java.nio.ByteBuffer;

import dev.zmq.internal.reactor.BufferPool;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkException;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * The records of TLS on their way between a link and an engine. Between two calls it
 * holds no more than the bytes of a record that has not arrived as a whole, and a buffer
 * only while the link does not take it. For the reactor's thread only.
 *
 * <pre>
 * +------+---------+--------+-----------------------+
 * | type | version | length | at most 2^14 + 2048   |   RFC 8446, section 5.1; RFC 5246,
 * |   1  |    2    |   2    |                       |   section 6.2
 * +------+---------+--------+-----------------------+
 * </pre>
 */
final class TlsRecords {

	private static final byte ALERT = 21;

	private static final byte HANDSHAKE = 22;

	private static final int LONGEST_RECORD = 5 + (1 << 14) + 2048;

	private static final byte[] NOTHING = {};

	private final Link below;

	private final BufferPool buffers;

	/** What has arrived and was not consumed. */
	private byte[] rest = NOTHING;

	private boolean begun;

	/** Whether the peer has closed the link. */
	private boolean ended;

	private @Nullable ByteBuffer unsent;

	TlsRecords(Link below, BufferPool buffers) {
		this.below = below;
		this.buffers = buffers;
	}

	BufferPool buffers() {
		return this.buffers;
	}

	boolean isEnded() {
		return this.ended;
	}

	/**
	 * Tells whether the first byte of the peer has arrived, and is one of TLS.
	 * @throws LinkException if it is not
	 */
	boolean hasBegun() throws IOException {
		if (!this.begun) {
			giveBack(receive());
		}
		return this.begun;
	}

	/**
	 * Takes what was left over, and what has arrived since.
	 * @throws LinkException if the first byte is not one of TLS
	 * @return the bytes, for {@link #giveBack}
	 */
	ByteBuffer receive() throws IOException {
		ByteBuffer net = this.buffers.acquire();
		try {
			net.put(this.rest);
			if (net.hasRemaining()) {
				this.ended |= this.below.read(net) < 0;
			}
			net.flip();
			requireTls(net);
		}
		catch (IOException | RuntimeException ex) {
			this.buffers.release(net);
			throw ex;
		}
		this.rest = NOTHING;
		return net;
	}

	private void requireTls(ByteBuffer net) throws LinkException {
		if (this.begun || !net.hasRemaining()) {
			return;
		}
		byte first = net.get(0);
		if (first != HANDSHAKE && first != ALERT) {
			throw new LinkException(CloseReason.NOT_TLS,
					String.format("The peer does not speak TLS: its first byte is 0x%02X", first), null);
		}
		this.begun = true;
	}

	/**
	 * Keeps what was not consumed.
	 * @param net what {@link #receive} has returned
	 */
	void giveBack(ByteBuffer net) {
		if (net.hasRemaining()) {
			this.rest = new byte[net.remaining()];
			net.get(this.rest);
		}
		this.buffers.release(net);
	}

	/**
	 * Makes sure that waiting for the rest of a record will come to an end.
	 * @throws LinkException if there is more than any record has
	 */
	static void requireRoom(ByteBuffer net) throws LinkException {
		if (net.remaining() >= LONGEST_RECORD) {
			throw new LinkException(CloseReason.TLS_FAILED, "TLS failed: a record is longer than records may be", null);
		}
	}

	boolean hasRest() {
		return this.rest.length > 0;
	}

	boolean hasUnsent() {
		return this.unsent != null;
	}

	/**
	 * Takes a buffer of records to send; only while nothing is unsent.
	 * @param net one of the pool, filled
	 */
	void send(ByteBuffer net) {
		net.flip();
		if (net.hasRemaining()) {
			this.unsent = net;
		}
		else {
			this.buffers.release(net);
		}
	}

	/**
	 * Sends what is unsent, as far as that goes.
	 * @return whether nothing is left
	 */
	boolean flush() throws IOException {
		ByteBuffer net = this.unsent;
		if (net == null) {
			return true;
		}
		this.below.write(net);
		if (net.hasRemaining()) {
			return false;
		}
		this.unsent = null;
		this.buffers.release(net);
		return true;
	}

	void close() {
		ByteBuffer net = this.unsent;
		this.unsent = null;
		this.rest = NOTHING;
		if (net != null) {
			this.buffers.release(net);
		}
	}

}
