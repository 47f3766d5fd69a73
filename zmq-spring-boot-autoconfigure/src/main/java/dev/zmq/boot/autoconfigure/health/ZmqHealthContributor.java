package dev.zmq.boot.autoconfigure.health;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import dev.zmq.ZmqContext;
import dev.zmq.boot.autoconfigure.ZmqAccess;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.listener.ZmqListenerContainer;
import dev.zmq.spring.monitor.ZmqSocketMonitor;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;

/**
 * Health of ZeroMQ: the context, each socket and each listener. DOWN only for what this
 * process itself owns and has lost: a closed context, an I/O thread that is dead or
 * stuck, a socket that could not be opened, a listener that ended by itself. Peers come
 * and go: how many there are is a detail, unless a number of them is asked for.
 */
public final class ZmqHealthContributor implements CompositeHealthContributor {

	private final Map<String, HealthContributor> contributors = new LinkedHashMap<>();

	ZmqHealthContributor(ZmqContext context, ZmqSocketRegistry sockets, @Nullable ZmqListenerEndpointRegistry listeners,
			ZmqSocketMonitor monitor, ZmqHealthProperties properties, SocketRules rules, @Nullable ZmqAccess access) {
		this.contributors.put("context",
				new ContextHealthIndicator(context::isClosed, context::ioThreads, properties.stuckAfter()));
		this.contributors.put("sockets",
				new LiveContributors(() -> names(sockets, rules.shown()),
						(name) -> (names(sockets, rules.shown()).contains(name)) ? new SocketHealthIndicator(name,
								sockets, monitor, properties, rules.minPeers().applyAsInt(name)) : null));
		if (access != null && access.isConfigured()) {
			this.contributors.put("access", new AccessHealthIndicator(access));
		}
		if (listeners != null) {
			this.contributors.put("listeners",
					new LiveContributors(listeners::getIds, (id) -> listener(listeners.getContainer(id))));
		}
	}

	private static Collection<String> names(ZmqSocketRegistry sockets, Predicate<String> shown) {
		return sockets.getNames().stream().filter(shown).toList();
	}

	private static @Nullable HealthContributor listener(@Nullable ZmqListenerContainer container) {
		return (container != null) ? new ListenerHealthIndicator(container) : null;
	}

	@Override
	public @Nullable HealthContributor getContributor(String name) {
		return this.contributors.get(name);
	}

	@Override
	public Stream<HealthContributors.Entry> stream() {
		return this.contributors.entrySet()
			.stream()
			.map((entry) -> new HealthContributors.Entry(entry.getKey(), entry.getValue()));
	}

	/** Which sockets are shown, and how many peers each needs. */
	record SocketRules(Predicate<String> shown, ToIntFunction<String> minPeers) {
	}

}
