package dev.zmq.spring.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * A definition and, while it is open, its socket. Thread-safe.
 */
final class NamedSocket {

	private final ZmqSocketDefinition definition;

	private final Lock lock = new ReentrantLock();

	private volatile @Nullable Open open;

	private volatile @Nullable RuntimeException failure;

	private @Nullable String receiver;

	NamedSocket(ZmqSocketDefinition definition) {
		this.definition = definition;
	}

	ZmqSocketDefinition definition() {
		return this.definition;
	}

	@Nullable ZmqSocket socketIfOpen() {
		Open current = this.open;
		return (current != null) ? current.socket() : null;
	}

	List<Endpoint> bound() {
		Open current = this.open;
		return (current != null) ? current.bound() : List.of();
	}

	/** Why the last attempt to open the socket failed, until one succeeds. */
	@Nullable RuntimeException failure() {
		return this.failure;
	}

	/**
	 * Opens the socket if it is not open.
	 * @return whether this call has opened it
	 */
	boolean open(ZmqContext context, List<ZmqSocketCustomizer> customizers) {
		this.lock.lock();
		try {
			if (this.open != null) {
				return false;
			}
			this.open = create(context, customizers);
			this.failure = null;
			return true;
		}
		catch (RuntimeException ex) {
			this.failure = ex;
			throw ex;
		}
		finally {
			this.lock.unlock();
		}
	}

	private Open create(ZmqContext context, List<ZmqSocketCustomizer> customizers) {
		ZmqSocket socket = context.socket(this.definition.engineType());
		boolean complete = false;
		try {
			if (this.definition.type() == SocketType.REP) {
				// to know of replies that nobody gets
				socket.set(SocketOption.ROUTER_MANDATORY, true);
			}
			this.definition.options().forEach((setting) -> setting.apply(name(), this.definition.type(), socket));
			customizers.forEach((customizer) -> customizer.customize(name(), socket));
			subscribe(socket);
			List<Endpoint> bound = new ArrayList<>();
			for (String endpoint : this.definition.bind()) {
				bound.add(attempt("bind", endpoint, () -> socket.bind(endpoint)));
			}
			for (String endpoint : this.definition.connect()) {
				attempt("connect", endpoint, () -> socket.connect(endpoint));
			}
			complete = true;
			return new Open(socket, List.copyOf(bound));
		}
		finally {
			if (!complete) {
				socket.close();
			}
		}
	}

	private void subscribe(ZmqSocket socket) {
		if (!this.definition.hasSubscriptions()) {
			return;
		}
		if (socket.type() != SocketType.SUB && socket.type() != SocketType.XSUB) {
			throw new SocketTypeMismatchException(name(), this.definition.type(), "subscriptions",
					"remove " + this.definition.origin() + "subscriptions, or make it a SUB");
		}
		this.definition.subscriptions().forEach(socket::subscribe);
		this.definition.binarySubscriptions().forEach(socket::subscribe);
	}

	private Endpoint attempt(String setting, String endpoint, Supplier<Endpoint> action) {
		try {
			return action.get();
		}
		catch (RuntimeException ex) {
			throw new SocketSetupException(name(), this.definition.origin() + setting, endpoint, ex);
		}
	}

	/** Closes the socket, which may be opened again. */
	void close() {
		this.lock.lock();
		try {
			Open current = this.open;
			this.open = null;
			if (current != null) {
				current.socket().close();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	void claim(String owner) {
		this.lock.lock();
		try {
			if (this.receiver != null && !this.receiver.equals(owner)) {
				throw new IllegalStateException("Messages of socket '" + name() + "' are received by " + this.receiver
						+ ", so that " + owner + " cannot receive them as well; give it a socket of its own");
			}
			this.receiver = owner;
		}
		finally {
			this.lock.unlock();
		}
	}

	void release(String owner) {
		this.lock.lock();
		try {
			if (owner.equals(this.receiver)) {
				this.receiver = null;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private String name() {
		return this.definition.name();
	}

	private record Open(ZmqSocket socket, List<Endpoint> bound) {
	}

}
