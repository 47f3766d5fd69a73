package dev.zmq.spring.core;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.endpoint.TlsEndpoint;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.spring.event.ZmqSocketOpenedEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;
import org.springframework.context.SmartLifecycle;

/**
 * The sockets of an application, by name. All are opened when the application starts, or
 * earlier if somebody asks for one, and closed after everything that uses them:
 * listeners, web servers, and Spring's executors and schedulers have higher phases, so
 * that they start later and stop earlier. Can be stopped and started again. Thread-safe.
 */
public final class ZmqSocketRegistry implements SmartLifecycle, DisposableBean, ApplicationEventPublisherAware {

	/**
	 * Sockets open before, and close after, all that may use them: listeners, web
	 * servers, executors and schedulers with their running tasks
	 * ({@code Integer.MAX_VALUE / 2}), and an application's own beans, which commonly are
	 * in phase 0. Lower phases are free for what sockets need themselves.
	 */
	public static final int PHASE = Integer.MIN_VALUE / 2;

	private final ZmqContext context;

	private final List<ZmqSocketCustomizer> customizers;

	private final Map<String, NamedSocket> sockets = new ConcurrentHashMap<>();

	private final Set<String> onDemand = ConcurrentHashMap.newKeySet();

	private @Nullable ApplicationEventPublisher publisher;

	private volatile State state = State.NEW;

	/**
	 * Creates a registry.
	 * @param context where the sockets are created
	 * @param definitions the sockets
	 * @param customizers what changes the sockets, in this order
	 */
	public ZmqSocketRegistry(ZmqContext context, Collection<ZmqSocketDefinition> definitions,
			List<ZmqSocketCustomizer> customizers) {
		this.context = context;
		this.customizers = List.copyOf(customizers);
		definitions.forEach(this::register);
	}

	@Override
	public void setApplicationEventPublisher(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	/**
	 * Adds a socket. It is opened at once if the registry was started, otherwise later.
	 * @param definition the socket
	 * @throws IllegalStateException if the name is taken
	 */
	public void register(ZmqSocketDefinition definition) {
		NamedSocket other = this.sockets.putIfAbsent(definition.name(), new NamedSocket(definition));
		if (other != null) {
			throw new IllegalStateException("There is a socket named '" + definition.name() + "' already: "
					+ other.definition() + "; choose another name for " + definition);
		}
		if (this.state == State.STARTED && !this.onDemand.contains(definition.name())) {
			getSocket(definition.name());
		}
	}

	/**
	 * Leaves opening a socket to whoever asks for it first: that it cannot be opened is
	 * no reason for the application not to start then.
	 * @param name the name of the socket, which may be added later
	 */
	public void openOnDemand(String name) {
		this.onDemand.add(name);
	}

	/**
	 * Removes a socket and closes it.
	 * @param name the name
	 * @return whether there was one
	 */
	public boolean unregister(String name) {
		NamedSocket removed = this.sockets.remove(name);
		if (removed != null) {
			removed.close();
		}
		return removed != null;
	}

	/**
	 * Returns the names of all sockets.
	 * @return the names, sorted
	 */
	public Set<String> getNames() {
		return new TreeSet<>(this.sockets.keySet());
	}

	/**
	 * Returns what a socket is.
	 * @param name the name
	 * @return its definition
	 * @throws UnknownSocketException if there is no such socket
	 */
	public ZmqSocketDefinition getDefinition(String name) {
		return named(name).definition();
	}

	/**
	 * Makes sure that there is a socket of a name.
	 * @param name the name
	 * @param use who uses it, for messages to people
	 * @return its definition
	 * @throws UnknownSocketException if there is no such socket
	 */
	public ZmqSocketDefinition requireKnown(String name, String use) {
		NamedSocket named = this.sockets.get(name);
		if (named == null) {
			throw new UnknownSocketException(name, getNames()).usedBy(use);
		}
		return named.definition();
	}

	/**
	 * Returns a socket, and opens it before that if need be. The socket must not be
	 * closed by the caller. A REQ is a DEALER inside, and a REP a ROUTER.
	 * @param name the name
	 * @return the socket
	 * @throws UnknownSocketException if there is no such socket
	 * @throws SocketSetupException if it cannot be opened
	 * @throws ZmqClosedException if the registry was stopped
	 */
	public ZmqSocket getSocket(String name) {
		NamedSocket named = named(name);
		ZmqSocket socket = named.socketIfOpen();
		if (socket != null) {
			return socket;
		}
		if (this.state == State.STOPPED) {
			throw new ZmqClosedException("Socket '" + name
					+ "' is closed because the application is stopping or was stopped; start it to use the socket again");
		}
		if (named.open(this.context, this.customizers) && this.publisher != null) {
			this.publisher.publishEvent(new ZmqSocketOpenedEvent(this, name, named.bound()));
		}
		return Objects.requireNonNull(named.socketIfOpen());
	}

	/**
	 * Returns a socket only if it is open.
	 * @param name the name
	 * @return the socket, or null
	 * @throws UnknownSocketException if there is no such socket
	 */
	public @Nullable ZmqSocket getSocketIfOpen(String name) {
		return named(name).socketIfOpen();
	}

	/**
	 * Returns why a socket could not be opened.
	 * @param name the name
	 * @return the error of the last attempt, or null
	 * @throws UnknownSocketException if there is no such socket
	 */
	public @Nullable RuntimeException getFailure(String name) {
		return named(name).failure();
	}

	/**
	 * Returns the endpoints that a socket is bound to.
	 * @param name the name
	 * @return the endpoints, with the ports that were chosen; empty while it is closed
	 * @throws UnknownSocketException if there is no such socket
	 */
	public List<Endpoint> getBoundEndpoints(String name) {
		return named(name).bound();
	}

	/**
	 * Returns the TCP port that a socket is bound to.
	 * @param name the name
	 * @return the port of its first TCP endpoint
	 * @throws IllegalStateException if it is not bound to one
	 */
	public int getPort(String name) {
		return getBoundEndpoints(name).stream()
			.map((endpoint) -> (endpoint instanceof TlsEndpoint tls) ? tls.address() : endpoint)
			.filter(TcpEndpoint.class::isInstance)
			.map(TcpEndpoint.class::cast)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("Socket '" + name + "' is not bound to a tcp endpoint"))
			.port();
	}

	/**
	 * Makes somebody the only receiver of a socket's messages: two of them would each get
	 * a part.
	 * @param name the name of the socket
	 * @param owner who wants to receive, for messages to people
	 * @throws IllegalStateException if somebody else receives them
	 */
	public void claimReceiver(String name, String owner) {
		named(name).claim(owner);
	}

	/**
	 * Takes back {@link #claimReceiver}.
	 * @param name the name of the socket
	 * @param owner who received its messages
	 */
	public void releaseReceiver(String name, String owner) {
		NamedSocket named = this.sockets.get(name);
		if (named != null) {
			named.release(owner);
		}
	}

	/**
	 * Tells whether the context that the sockets live in is closed.
	 * @return whether no socket can be used any more
	 */
	public boolean isContextClosed() {
		return this.context.isClosed();
	}

	private NamedSocket named(String name) {
		NamedSocket named = this.sockets.get(name);
		if (named == null) {
			throw new UnknownSocketException(name, getNames());
		}
		return named;
	}

	@Override
	public void start() {
		this.state = State.STARTED;
		getNames().stream().filter((name) -> !this.onDemand.contains(name)).forEach(this::getSocket);
	}

	@Override
	public void stop() {
		this.state = State.STOPPED;
		this.sockets.values().forEach(NamedSocket::close);
	}

	@Override
	public boolean isRunning() {
		return this.state == State.STARTED;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public void destroy() {
		stop();
	}

	private enum State {

		/** Never started: sockets open when they are asked for. */
		NEW,

		/** Sockets are open. */
		STARTED,

		/** Sockets are closed and stay so. */
		STOPPED

	}

}
