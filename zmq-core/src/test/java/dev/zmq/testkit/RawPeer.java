package dev.zmq.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.endpoint.TlsEndpoint;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A TCP connection that says whatever a test wants. Reading gives up after a while.
 */
public final class RawPeer implements AutoCloseable {

	private static final int SLOW_BUFFER = 4096;

	private static final Duration PATIENCE = Patience.LIMIT;

	private final Socket socket;

	private final DataInputStream in;

	RawPeer(Socket socket) throws IOException {
		this.socket = socket;
		socket.setTcpNoDelay(true);
		socket.setSoTimeout((int) PATIENCE.toMillis());
		this.in = new DataInputStream(socket.getInputStream());
	}

	/**
	 * Connects to a listening socket.
	 * @param endpoint where it listens
	 * @return the connection
	 */
	public static RawPeer connect(Endpoint endpoint) {
		return connect(endpoint, 0);
	}

	/**
	 * Connects to a listening socket.
	 * @param endpoint where it listens
	 * @param receiveBuffer how many bytes the system may receive before they are read, 0
	 * for what is usual
	 * @return the connection
	 */
	public static RawPeer connect(Endpoint endpoint, int receiveBuffer) {
		try {
			Socket socket = new Socket();
			if (receiveBuffer > 0) {
				socket.setReceiveBufferSize(receiveBuffer);
			}
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(endpoint)));
			return new RawPeer(socket);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Connects to a socket and shakes hands, as one that reads slowly: the system holds
	 * next to nothing on both sides.
	 * @param listening the socket, which is bound for that
	 * @param type what to be
	 * @return the connection
	 */
	public static RawPeer slow(ZmqSocket listening, SocketType type) {
		listening.set(SocketOption.SEND_BUFFER_SIZE, SLOW_BUFFER);
		RawPeer peer = connect(listening.bind("tcp://127.0.0.1:*"), SLOW_BUFFER);
		peer.handshake(1, type);
		return peer;
	}

	/**
	 * Connects to a listening socket from an address of this machine.
	 * @param endpoint where it listens
	 * @param source such as 127.0.0.2
	 * @return the connection
	 */
	public static RawPeer connect(Endpoint endpoint, String source) {
		try {
			return new RawPeer(
					new Socket(InetAddress.getLoopbackAddress(), port(endpoint), InetAddress.getByName(source), 0));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the port that a socket of tcp or tls+tcp listens at.
	 * @param endpoint where it listens
	 * @return the port
	 */
	public static int port(Endpoint endpoint) {
		return (endpoint instanceof TlsEndpoint tls) ? tls.port() : ((TcpEndpoint) endpoint).port();
	}

	/**
	 * Connects to a listening socket and shakes hands with it as a client of TLS.
	 * @param endpoint where it listens
	 * @param context whom to trust, and who to be
	 * @return the connection, through which everything is encrypted
	 */
	public static RawPeer connect(Endpoint endpoint, SSLContext context) {
		return connect(endpoint).secured(context, false);
	}

	/**
	 * Shakes hands of TLS over this connection, of which only the new one is to be used
	 * then.
	 * @param context whom to trust, and who to be
	 * @param server whether to be the server
	 * @return the connection, through which everything is encrypted
	 */
	public RawPeer secured(SSLContext context, boolean server) {
		try {
			SSLSocket secured = (SSLSocket) context.getSocketFactory()
				.createSocket(this.socket, this.socket.getInetAddress().getHostAddress(), this.socket.getPort(), true);
			secured.setUseClientMode(!server);
			secured.startHandshake();
			return new RawPeer(secured);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes bytes, in one go.
	 * @param parts the bytes
	 * @return this connection
	 */
	public RawPeer send(byte[]... parts) {
		try {
			this.socket.getOutputStream().write(Zmtp.concat(parts));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes bytes, which may fail because the other side has closed the connection.
	 * @param bytes the bytes
	 * @return whether they were written
	 */
	public boolean trySend(byte[] bytes) {
		try {
			this.socket.getOutputStream().write(bytes);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Writes bytes one at a time, each in a packet of its own.
	 * @param bytes the bytes
	 * @return this connection
	 */
	public RawPeer sendByteByByte(byte[] bytes) {
		for (byte value : bytes) {
			send(new byte[] { value });
		}
		return this;
	}

	public byte[] read(int length) {
		try {
			byte[] bytes = this.in.readNBytes(length);
			assertThat(bytes).as("bytes before the end of the connection").hasSize(length);
			return bytes;
		}
		catch (IOException ex) {
			throw new AssertionError("Could not read " + length + " bytes: " + ex, ex);
		}
	}

	public RawFrame readFrame() {
		int flags = read(1)[0] & 0xFF;
		try {
			int length = ((flags & Zmtp.LONG) != 0) ? Math.toIntExact(this.in.readLong()) : this.in.readUnsignedByte();
			return new RawFrame(flags & ~Zmtp.LONG, read(length));
		}
		catch (IOException ex) {
			throw new AssertionError("Could not read the length of a frame: " + ex, ex);
		}
	}

	/**
	 * Does the handshake as a well-behaved peer.
	 * @param minor the minor version of ZMTP 3 to speak
	 * @param type what kind of socket to be
	 * @return the other side's READY
	 */
	public RawFrame handshake(int minor, SocketType type) {
		return handshake(minor, Zmtp.ready(type));
	}

	public RawFrame handshake(int minor, byte[] ready) {
		send(Zmtp.greeting(minor), ready);
		byte[] greeting = read(Zmtp.GREETING);
		assertThat(greeting[0]).isEqualTo((byte) 0xFF);
		assertThat(greeting[9]).isEqualTo((byte) 0x7F);
		assertThat(greeting[10]).as("major version").isEqualTo((byte) 3);
		RawFrame answer = readFrame();
		assertThat(answer.name()).isEqualTo("READY");
		return answer;
	}

	/**
	 * Reads to the end of the connection, which has to come.
	 * @return how many bytes came before it
	 */
	public int awaitEnd() {
		byte[] buffer = new byte[8192];
		int count = 0;
		try {
			InputStream from = this.in;
			for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
				count += n;
			}
		}
		catch (SocketTimeoutException ex) {
			throw new AssertionError("The connection is still open after " + PATIENCE, ex);
		}
		catch (SocketException | SSLException ex) {
			// Reset: data was on its way when the other side closed
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return count;
	}

	/**
	 * Tells whether something comes in time.
	 * @param time how long to wait
	 * @return whether there is a byte, or the end
	 */
	public boolean hears(Duration time) {
		try {
			this.socket.setSoTimeout((int) time.toMillis());
			this.in.readByte();
			return true;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (IOException ex) {
			return true;
		}
		finally {
			bePatient();
		}
	}

	private void bePatient() {
		try {
			this.socket.setSoTimeout((int) PATIENCE.toMillis());
		}
		catch (IOException ex) {
			// closed, so that there is nothing to wait for
		}
	}

	/** Ends what this side says; it still listens. */
	public void shutdownOutput() {
		try {
			this.socket.shutdownOutput();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Closes the connection with a reset instead of an orderly end. */
	public void reset() {
		try {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int localPort() {
		return this.socket.getLocalPort();
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
