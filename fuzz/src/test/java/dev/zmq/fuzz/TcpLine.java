package dev.zmq.fuzz;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * A connection to one of the parties.
 */
final class TcpLine implements Line, AutoCloseable {

	private static final int PATIENCE = 5_000;

	private static final int GREETING = 64;

	private final Socket socket;

	private final DataInputStream in;

	private boolean greeted;

	private boolean silent;

	TcpLine(Socket socket) throws IOException {
		this.socket = socket;
		socket.setTcpNoDelay(true);
		socket.setSoTimeout(PATIENCE);
		this.in = new DataInputStream(socket.getInputStream());
	}

	@Override
	public void send(byte[] bytes) {
		try {
			this.socket.getOutputStream().write(bytes);
		}
		catch (IOException ignored) {
			// the other side has ended the connection, which is what it is asked next
		}
	}

	@Override
	public byte @Nullable [] frame() {
		if (this.silent) {
			return null;
		}
		try {
			if (!this.greeted) {
				this.in.readFully(new byte[GREETING]);
				this.greeted = true;
			}
			int flags = this.in.readUnsignedByte();
			long length = ((flags & Frames.LONG) != 0) ? this.in.readLong() : this.in.readUnsignedByte();
			byte[] body = new byte[(int) length];
			this.in.readFully(body);
			return body;
		}
		catch (SocketTimeoutException ex) {
			this.silent = true;
			return null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	/** Whether the other side has neither answered nor ended the connection. */
	boolean silent() {
		return this.silent;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
