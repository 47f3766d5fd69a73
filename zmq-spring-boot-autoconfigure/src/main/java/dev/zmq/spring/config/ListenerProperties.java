package dev.zmq.spring.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

import dev.zmq.spring.core.NearestName;
import dev.zmq.spring.listener.StartupFailurePolicy;
import dev.zmq.spring.listener.ZmqContainerProperties;

/**
 * The {@code properties} of a listener: some are of its container, the others of the
 * socket that it brings along.
 */
final class ListenerProperties {

	private static final Map<String, BiConsumer<ZmqContainerProperties.Builder, String>> OF_CONTAINER = Map.of(
			"max-in-flight", (builder, value) -> builder.maxInFlight(Integer.valueOf(value)), "startup-failure-policy",
			(builder, value) -> builder
				.startupFailurePolicy(StartupFailurePolicy.valueOf(value.trim().toUpperCase(Locale.ROOT))));

	private static final Map<String, String> ALLOWED = Map.of("max-in-flight", "a number", "startup-failure-policy",
			"one of " + Arrays.toString(StartupFailurePolicy.values()).toLowerCase(Locale.ROOT));

	private final String where;

	private final Map<String, String> ofContainer = new LinkedHashMap<>();

	private final Map<String, String> ofSocket = new LinkedHashMap<>();

	ListenerProperties(ZmqListenerEndpoint endpoint, ZmqSocketPropertySetter socketProperties) {
		this.where = endpoint.description() + ", properties: ";
		ZmqListenerSettings settings = endpoint.settings();
		settings.properties().forEach((name, value) -> {
			if (OF_CONTAINER.containsKey(name)) {
				this.ofContainer.put(name, value);
			}
			else if (!socketProperties.knows(name)) {
				throw unknown(name, socketProperties.names());
			}
			else if (settings.inlineSocket() == null) {
				throw new IllegalStateException(this.where + "'" + name + "' is an option of socket '"
						+ settings.socket() + "', which is not this listener's own; set zmq.sockets."
						+ settings.socket() + "." + name);
			}
			else {
				this.ofSocket.put(name, value);
			}
		});
	}

	private IllegalStateException unknown(String name, Set<String> namesOfSocket) {
		Set<String> known = new TreeSet<>(namesOfSocket);
		known.addAll(OF_CONTAINER.keySet());
		String nearest = NearestName.of(name, known);
		return new IllegalStateException(this.where + "there is no '" + name + "'"
				+ ((nearest != null) ? "; did you mean '" + nearest + "'?" : "; there are " + known));
	}

	Map<String, String> ofSocket() {
		return this.ofSocket;
	}

	String where() {
		return this.where;
	}

	void apply(ZmqContainerProperties.Builder builder) {
		this.ofContainer.forEach((name, value) -> {
			try {
				Objects.requireNonNull(OF_CONTAINER.get(name)).accept(builder, value);
			}
			catch (IllegalArgumentException ex) {
				throw new IllegalStateException(this.where + name + " = '" + value + "'; give it " + ALLOWED.get(name),
						ex);
			}
		});
	}

}
