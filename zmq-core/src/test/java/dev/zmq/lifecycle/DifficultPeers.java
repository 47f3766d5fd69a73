package dev.zmq.lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;

/**
 * Peers that are absent, stalled or dying, to be shared by many schedules.
 */
final class DifficultPeers implements AutoCloseable {

	/** The system accepts connections for it, and nobody ever reads from them. */
	private final ServerSocket stalled;

	/** Every connection ends as soon as something was read from it. */
	private final ServerSocket dying;

	private final Thread undertaker;

	DifficultPeers() throws IOException {
		this.stalled = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
		this.dying = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
		this.undertaker = new Thread(this::bury, "undertaker");
		this.undertaker.setDaemon(true);
		this.undertaker.start();
	}

	private void bury() {
		while (!this.dying.isClosed()) {
			try (Socket socket = this.dying.accept()) {
				socket.setSoTimeout(20);
				if (socket.getInputStream().read() % 2 == 0) {
					socket.setSoLinger(true, 0);
				}
			}
			catch (IOException ex) {
				// That is how it ends, for a connection or for all of them
			}
		}
	}

	String any(Random random) {
		List<String> endpoints = List.of("tcp://127.0.0.1:1", endpoint(this.stalled), endpoint(this.dying),
				"ipc:///nowhere/to/be/found", "inproc://nobody-" + random.nextInt(10));
		return endpoints.get(random.nextInt(endpoints.size()));
	}

	private static String endpoint(ServerSocket server) {
		return "tcp://127.0.0.1:" + server.getLocalPort();
	}

	@Override
	public void close() {
		try {
			this.stalled.close();
			this.dying.close();
			this.undertaker.join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
