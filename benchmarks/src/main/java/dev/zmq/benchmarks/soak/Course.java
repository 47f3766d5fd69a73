package dev.zmq.benchmarks.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.CurveKeyPair;

/**
 * A way to a socket that stays, for clients that come and go.
 */
final class Course implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final CurveKeyPair SERVER = CurveKeyPair.generate();

	private static final CurveKeyPair CLIENT = CurveKeyPair.generate();

	private final ZmqContext context;

	private final ZmqSocket server;

	private final String endpoint;

	private final boolean curve;

	private final String name;

	Course(ZmqContext context, SocketType type, String bind, boolean curve) {
		this.context = context;
		this.curve = curve;
		this.server = socket(type);
		if (curve) {
			this.server.set(SocketOption.CURVE_SERVER, true);
			this.server.set(SocketOption.CURVE_SECRET_KEY, SERVER.secretKey());
		}
		this.endpoint = this.server.bind(bind).toString();
		this.name = type + " " + this.endpoint + (curve ? " CURVE" : "");
	}

	static List<Course> all(ZmqContext context, Path directory) {
		List<Course> courses = new ArrayList<>();
		SocketType[] types = { SocketType.PULL, SocketType.PUB, SocketType.REP, SocketType.ROUTER };
		for (SocketType type : types) {
			for (int i = 0; i < 2; i++) {
				courses.add(new Course(context, type, "tcp://127.0.0.1:*", i > 0));
				courses.add(new Course(context, type, "ipc://" + directory.resolve(type + "-" + i), i > 0));
			}
			courses.add(new Course(context, type, "inproc://" + type, false));
		}
		return courses;
	}

	ZmqSocket server() {
		return this.server;
	}

	String endpoint() {
		return this.endpoint;
	}

	/** Makes a client, not connected. */
	ZmqSocket client(SocketType type) {
		ZmqSocket client = socket(type);
		if (this.curve) {
			client.set(SocketOption.CURVE_SECRET_KEY, CLIENT.secretKey());
			client.set(SocketOption.CURVE_SERVER_KEY, SERVER.publicKey());
		}
		return client;
	}

	private ZmqSocket socket(SocketType type) {
		ZmqSocket socket = this.context.socket(type);
		socket.set(SocketOption.RECEIVE_TIMEOUT, PATIENCE);
		socket.set(SocketOption.SEND_TIMEOUT, PATIENCE);
		return socket;
	}

	@Override
	public void close() {
		this.server.close();
	}

	@Override
	public String toString() {
		return this.name;
	}

}
