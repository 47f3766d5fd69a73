package dev.zmq.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A TCP listener whose connections say whatever a test wants.
 */
public final class RawServer implements AutoCloseable {

	private static final Duration PATIENCE = Patience.LIMIT;

	private final ServerSocket server;

	private RawServer(ServerSocket server) {
		this.server = server;
	}

	/**
	 * Listens on a free port.
	 * @return the listener
	 */
	public static RawServer listen() {
		return listen(0);
	}

	public static RawServer listen(int port) {
		try {
			ServerSocket server = new ServerSocket();
			server.setReuseAddress(true);
			server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return new RawServer(server);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.server.getLocalPort();
	}

	public String endpoint() {
		return "tcp://127.0.0.1:" + port();
	}

	/**
	 * Waits for a connection.
	 * @return the connection
	 */
	public RawPeer accept() {
		try {
			this.server.setSoTimeout((int) PATIENCE.toMillis());
			return new RawPeer(this.server.accept());
		}
		catch (IOException ex) {
			throw new AssertionError("Nobody connected within " + PATIENCE, ex);
		}
	}

	/**
	 * Tells whether somebody connects in time, and closes that connection.
	 * @param time how long to wait
	 * @return whether there was a connection
	 */
	public boolean sees(Duration time) {
		try {
			this.server.setSoTimeout((int) time.toMillis());
			this.server.accept().close();
			return true;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
