package dev.zmq.boot.test.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;

import dev.zmq.boot.test.peer.ZmqPeerControl;
import dev.zmq.boot.test.peer.ZmqPeerScript;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.ImageFromDockerfile;

/**
 * libzmq in a container: the sockets of a {@link dev.zmq.boot.test.peer.ZmqPeer}, each on
 * a port of its own. It counts as started when it answers over ZMTP, since the port of a
 * container accepts connections before anything has bound it inside.
 * <p>
 * With {@code @ServiceConnection}, sockets of the application connect to those of the
 * same name here. All sockets that a test needs belong into one container: Spring Boot
 * takes one source of connections of a kind.
 */
public class ZmqPeerContainer extends GenericContainer<ZmqPeerContainer> {

	/** The port of the control channel inside the container. */
	public static final int CONTROL_PORT = 5550;

	/** The image that libzmq is installed into, by default. */
	public static final String PYTHON_IMAGE = "python:3.13-slim";

	/** What is installed, which brings libzmq along. */
	private static final String PYZMQ = "pyzmq==27.1.0";

	private static final String SCRIPT = "/zmq_peer.py";

	private final Map<String, Socket> sockets = new LinkedHashMap<>();

	private volatile @Nullable ZmqPeerControl control;

	/**
	 * Creates a container from {@value #PYTHON_IMAGE}. The first start builds an image,
	 * which takes a while and the network.
	 */
	public ZmqPeerContainer() {
		this(image(PYTHON_IMAGE));
	}

	/**
	 * Creates a container.
	 * @param image an image whose entry point is the script {@code zmq_peer.py}, such as
	 * the one that {@link #image(String)} makes
	 */
	@SuppressWarnings("this-escape") // containers are set up by their own methods
	public ZmqPeerContainer(Future<String> image) {
		super(image);
		addExposedPort(CONTROL_PORT);
		setWaitStrategy(new PingWaitStrategy(this).withStartupTimeout(Duration.ofSeconds(60)));
	}

	/**
	 * Makes an image that has libzmq and the script.
	 * @param pythonImage an image with Python and pip
	 * @return the image, which is built at the first start of a container
	 */
	public static ImageFromDockerfile image(String pythonImage) {
		return new ImageFromDockerfile().withFileFromClasspath("zmq_peer.py", ZmqPeerScript.RESOURCE)
			.withDockerfileFromBuilder((dockerfile) -> dockerfile.from(pythonImage)
				.run("pip install --no-cache-dir " + PYZMQ)
				.copy("zmq_peer.py", SCRIPT)
				.entryPoint("python", "-u", SCRIPT, "--host", "0.0.0.0", "--control", Integer.toString(CONTROL_PORT))
				.build());
	}

	/**
	 * Adds a socket.
	 * @param name its name
	 * @param type its type, which decides what it does, see
	 * {@link dev.zmq.boot.test.peer.ZmqPeer}
	 * @param port its port inside the container
	 * @return this container
	 */
	public ZmqPeerContainer withSocket(String name, SocketType type, int port) {
		Socket socket = new Socket(ZmqPeerScript.declare(name, type, port), port);
		if (port == CONTROL_PORT || this.sockets.values().stream().anyMatch((other) -> other.port() == port)) {
			throw new IllegalArgumentException(
					"Port " + port + " of the peer container is in use already; give socket '" + name + "' another");
		}
		if (this.sockets.putIfAbsent(name, socket) != null) {
			throw new IllegalArgumentException(
					"The peer container has a socket '" + name + "' already; give this one another name");
		}
		addExposedPort(port);
		return self();
	}

	/**
	 * Adds a socket.
	 * @param name its name
	 * @param type the name of its type, such as {@code REP}
	 * @param port its port inside the container
	 * @return this container
	 * @see #withSocket(String, SocketType, int)
	 */
	public ZmqPeerContainer withSocket(String name, String type, int port) {
		return withSocket(name, SocketType.valueOf(type), port);
	}

	@Override
	protected void configure() {
		List<String> arguments = new ArrayList<>();
		this.sockets.values().forEach((socket) -> arguments.add(socket.declaration()));
		setCommand(arguments.toArray(String[]::new));
	}

	/**
	 * Returns the names of the sockets.
	 * @return the names
	 */
	public Set<String> getSocketNames() {
		return Set.copyOf(this.sockets.keySet());
	}

	/**
	 * Returns where a socket is bound, seen from this machine. The container must run.
	 * @param name the name of the socket
	 * @return the endpoint to connect to
	 * @throws IllegalArgumentException if there is no such socket
	 */
	public String getEndpoint(String name) {
		Socket socket = this.sockets.get(name);
		if (socket == null) {
			throw new IllegalArgumentException("The peer container has no socket '" + name + "' among "
					+ this.sockets.keySet() + "; add it by withSocket");
		}
		return endpoint(socket.port());
	}

	/**
	 * Returns the control channel, which tells what sinks have received. The container
	 * must run, and closes it when it stops.
	 * @return the control channel
	 */
	public synchronized ZmqPeerControl getControl() {
		if (this.control == null) {
			this.control = new ZmqPeerControl(endpoint(CONTROL_PORT));
		}
		return Objects.requireNonNull(this.control);
	}

	private String endpoint(int port) {
		return "tcp://" + getHost() + ":" + getMappedPort(port);
	}

	@Override
	public void stop() {
		closeControl();
		super.stop();
	}

	private synchronized void closeControl() {
		ZmqPeerControl open = this.control;
		this.control = null;
		if (open != null) {
			open.close();
		}
	}

	private record Socket(String declaration, int port) {
	}

}
