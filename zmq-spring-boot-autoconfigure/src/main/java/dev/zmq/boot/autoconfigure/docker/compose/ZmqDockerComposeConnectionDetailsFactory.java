package dev.zmq.boot.autoconfigure.docker.compose;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.zmq.boot.autoconfigure.ZmqConnectionDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/**
 * Takes services with labels {@code zmq.socket.<name>=<container-port>}: the named socket
 * connects to the port that Docker gave to that of the container. Several labels, and
 * several services, may each name sockets. How a socket gets in is told by
 * {@code zmq.server-key.<name>} for CURVE, and {@code zmq.username.<name>} and
 * {@code zmq.password.<name>} for PLAIN.
 */
final class ZmqDockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<ZmqConnectionDetails> {

	private static final String LABEL = "zmq.socket.";

	ZmqDockerComposeConnectionDetailsFactory() {
		super(ZmqDockerComposeConnectionDetailsFactory::hasLabel);
	}

	private static boolean hasLabel(DockerComposeConnectionSource source) {
		return source.getRunningService().labels().keySet().stream().anyMatch((label) -> label.startsWith(LABEL));
	}

	@Override
	protected ZmqConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new ByLabels(source.getRunningService());
	}

	/** What the labels of one service say. */
	private static final class ByLabels extends DockerComposeConnectionDetails implements ZmqConnectionDetails {

		private final Map<String, SocketConnection> sockets = new TreeMap<>();

		ByLabels(RunningService service) {
			super(service);
			service.labels().forEach((label, value) -> {
				if (label.startsWith(LABEL)) {
					this.sockets.put(label.substring(LABEL.length()), connection(service, label, value));
				}
			});
		}

		private static SocketConnection connection(RunningService service, String label, String value) {
			String name = label.substring(LABEL.length());
			String endpoint = "tcp://" + bracketed(service.host()) + ":"
					+ service.ports().get(port(service, label, value));
			Map<String, String> labels = service.labels();
			return new SocketConnection(List.of(endpoint), labels.get("zmq.server-key." + name),
					labels.get("zmq.username." + name), labels.get("zmq.password." + name));
		}

		private static int port(RunningService service, String label, String value) {
			try {
				return Integer.parseInt(value.strip());
			}
			catch (NumberFormatException ex) {
				throw new IllegalStateException("Label '" + label + "' of the Docker Compose service '" + service.name()
						+ "' is '" + value + "'; give a port of the container, as in " + label + ": 5555", ex);
			}
		}

		private static String bracketed(String host) {
			return (host.indexOf(':') >= 0 && !host.startsWith("[")) ? "[" + host + "]" : host;
		}

		@Override
		public @Nullable SocketConnection getSocket(String name) {
			return this.sockets.get(name);
		}

	}

}
