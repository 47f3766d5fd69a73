package dev.zmq.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.Authentication;
import dev.zmq.security.Z85;

/**
 * Records what libzmq and this library say to each other.
 */
final class Capture {

	private static final String PYTHON = Objects.requireNonNullElse(System.getenv("ZMQ_PYTHON"), "python3");

	private static final String PUSH = """
			import sys, zmq
			kind, port = sys.argv[1], sys.argv[2]
			socket = zmq.Context().socket(zmq.PUSH)
			if kind == "PLAIN":
			    socket.plain_username, socket.plain_password = b"anna", b"secret"
			if kind == "CURVE":
			    socket.curve_publickey, socket.curve_secretkey = sys.argv[3].encode(), sys.argv[4].encode()
			    socket.curve_serverkey = sys.argv[5].encode()
			socket.connect("tcp://127.0.0.1:" + port)
			socket.send_multipart([b"first", b"", b"x" * 300])
			socket.send(b"second")
			sys.stdin.read()
			socket.close(linger=0)
			""";

	private Capture() {
	}

	/** What the client said to the server, and the server to the client. */
	static List<Stream> all() throws IOException, InterruptedException {
		List<Stream> streams = new ArrayList<>();
		streams.addAll(record("NULL", Subject.NULL_PULL, Subject.NULL_SUB));
		streams.addAll(record("PLAIN", Subject.PLAIN_SERVER, Subject.PLAIN_CLIENT));
		streams.addAll(record("CURVE", Subject.CURVE_SERVER, Subject.CURVE_CLIENT));
		return streams;
	}

	private static List<Stream> record(String mechanism, Subject server, Subject client)
			throws IOException, InterruptedException {
		ZmqContext context = ZmqContext.builder()
			.authenticator((request) -> CompletableFuture.completedFuture(Authentication.accept("anna")))
			.build();
		try (context; ZmqSocket pull = context.socket(SocketType.PULL); ServerSocket relay = new ServerSocket()) {
			pull.set(SocketOption.RECEIVE_TIMEOUT, Duration.ofSeconds(20));
			secure(pull, mechanism);
			int port = Integer.parseInt(pull.bind("tcp://127.0.0.1:*").toString().replaceAll(".*:", ""));
			relay.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			Process peer = start(mechanism, relay.getLocalPort());
			try (Socket near = relay.accept(); Socket far = new Socket(InetAddress.getLoopbackAddress(), port)) {
				Copy back = new Copy(far, near);
				Copy forth = new Copy(near, far);
				Thread there = new Thread(forth);
				Thread other = new Thread(back);
				there.start();
				other.start();
				pull.receive();
				pull.receive();
				peer.destroyForcibly().waitFor();
				there.join();
				far.shutdownInput();
				other.join();
				return List.of(new Stream("libzmq-" + mechanism, server, forth.copy.toByteArray()),
						new Stream("own-" + mechanism, client, back.copy.toByteArray()));
			}
			finally {
				peer.destroyForcibly();
			}
		}
	}

	private static void secure(ZmqSocket pull, String mechanism) {
		if (mechanism.equals("PLAIN")) {
			pull.set(SocketOption.PLAIN_SERVER, true);
		}
		if (mechanism.equals("CURVE")) {
			pull.set(SocketOption.CURVE_SERVER, true);
			pull.set(SocketOption.CURVE_SECRET_KEY, CurvePeer.SERVER_SECRET);
		}
	}

	private static Process start(String mechanism, int port) throws IOException {
		return new ProcessBuilder(PYTHON, "-c", PUSH, mechanism, String.valueOf(port),
				Z85.encode(CurvePeer.CLIENT_PUBLIC), Z85.encode(CurvePeer.CLIENT_SECRET),
				Z85.encode(CurvePeer.SERVER_PUBLIC))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

	/**
	 * One direction of a connection.
	 *
	 * @param name what it is of
	 * @param subject whom it is said to
	 * @param bytes what was said
	 */
	record Stream(String name, Subject subject, byte[] bytes) {
	}

	/** Carries bytes on, and keeps them. */
	private static final class Copy implements Runnable {

		private final Socket from;

		private final Socket to;

		private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

		Copy(Socket from, Socket to) {
			this.from = from;
			this.to = to;
		}

		@Override
		public void run() {
			byte[] buffer = new byte[8192];
			try {
				InputStream in = this.from.getInputStream();
				OutputStream out = this.to.getOutputStream();
				for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
					this.copy.write(buffer, 0, count);
					out.write(buffer, 0, count);
				}
			}
			catch (IOException ignored) {
				// the connection has ended
			}
		}

	}

}
