package dev.zmq.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A side of TLS that makes the right records, and leaves it to the test what to send of
 * them.
 */
public final class RawTls {

	private static final int HEADER = 5;

	/**
	 * The record that TLS 1.3 sends as soon as it has heard something, for the sake of
	 * old boxes on the way (RFC 8446, appendix D.4), and that says nothing by itself.
	 */
	private static final int CHANGE_OF_CIPHER = HEADER + 1;

	private final RawPeer raw;

	private final SSLEngine engine;

	/**
	 * Creates a side that has not begun.
	 * @param raw the connection, from which it reads what the other side says
	 * @param context whom to trust, and who to be
	 * @param server whether to be the server
	 */
	public RawTls(RawPeer raw, SSLContext context, boolean server) {
		this.raw = raw;
		this.engine = context.createSSLEngine();
		this.engine.setUseClientMode(!server);
	}

	/**
	 * Returns what this side sends next by the rules, up to where it has to hear
	 * something again, after it has read what has to come before.
	 * @return whole records; they have to be sent by the caller
	 */
	public byte[] nextFlight() {
		ByteArrayOutputStream flight = new ByteArrayOutputStream();
		try {
			if (this.engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
				this.engine.beginHandshake();
			}
			while (proceed(flight)) {
				assertThat(this.engine.isInboundDone()).as("the other side has ended TLS").isFalse();
			}
		}
		catch (SSLException ex) {
			throw new AssertionError(ex);
		}
		return flight.toByteArray();
	}

	private boolean proceed(ByteArrayOutputStream flight) throws SSLException {
		switch (this.engine.getHandshakeStatus()) {
			case NEED_TASK -> this.engine.getDelegatedTask().run();
			case NEED_WRAP -> flight.writeBytes(wrap(new byte[0]));
			case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
				if (flight.size() > CHANGE_OF_CIPHER) {
					return false;
				}
				unwrap();
			}
			default -> {
				return false;
			}
		}
		return true;
	}

	private void unwrap() throws SSLException {
		byte[] header = this.raw.read(HEADER);
		byte[] body = this.raw.read((header[3] & 0xFF) << 8 | header[4] & 0xFF);
		ByteBuffer in = ByteBuffer.wrap(Zmtp.concat(header, body));
		ByteBuffer plain = ByteBuffer.allocate(this.engine.getSession().getApplicationBufferSize());
		SSLEngineResult result = this.engine.unwrap(in, plain);
		assertThat(in.hasRemaining()).as("%s", result).isFalse();
	}

	/**
	 * Seals bytes, after the handshake.
	 * @param bytes what to say
	 * @return the record that says it; has to be sent by the caller
	 */
	public byte[] seal(byte[] bytes) {
		try {
			return wrap(bytes);
		}
		catch (SSLException ex) {
			throw new AssertionError(ex);
		}
	}

	private byte[] wrap(byte[] bytes) throws SSLException {
		ByteBuffer out = ByteBuffer.allocate(this.engine.getSession().getPacketBufferSize());
		this.engine.wrap(ByteBuffer.wrap(bytes), out);
		byte[] record = new byte[out.flip().remaining()];
		out.get(record);
		return record;
	}

}
