package dev.zmq.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.TlsEndpoint;

/**
 * A way to a listening socket on which the bytes of the client arrive one by one.
 */
final class SlowPath implements AutoCloseable {

	private final ServerSocket server;

	private final TlsEndpoint target;

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	SlowPath(Endpoint target) throws IOException {
		this.target = (TlsEndpoint) target;
		this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		start(this::serve);
	}

	Endpoint endpoint() {
		return this.target.withPort(this.server.getLocalPort());
	}

	private void serve() throws IOException {
		Socket client = open(this.server.accept());
		Socket socket = open(new Socket(InetAddress.getLoopbackAddress(), this.target.port()));
		start(() -> copy(socket.getInputStream(), client.getOutputStream()));
		copy(client.getInputStream(), socket.getOutputStream());
	}

	private Socket open(Socket socket) throws IOException {
		this.sockets.add(socket);
		socket.setTcpNoDelay(true);
		return socket;
	}

	private static void copy(InputStream in, OutputStream out) throws IOException {
		for (int value = in.read(); value >= 0; value = in.read()) {
			out.write(value);
		}
	}

	private static void start(Task task) {
		Thread thread = new Thread(() -> {
			try {
				task.run();
			}
			catch (IOException ex) {
				// one of the sides has gone
			}
		}, "slow-path");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	/** Something that may end with its sockets. */
	private interface Task {

		void run() throws IOException;

	}

}
