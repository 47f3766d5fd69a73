package dev.zmq.internal.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.InprocEndpoint;
import dev.zmq.exception.InvalidEndpointException;
import dev.zmq.exception.InvalidOptionException;
import dev.zmq.exception.UnsupportedOptionException;
import dev.zmq.exception.ZmqBindException;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.internal.transport.LinkListener;
import dev.zmq.internal.transport.Transport;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.ContextOption;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * Where a socket is bound and connected. Thread-safe: one call at a time.
 * <p>
 * <b>Locks.</b> A call may take long, and may have to do with other sockets. The list of
 * endpoints has a lock of its own, therefore, under which no other is ever taken: a
 * reactor or another socket that leaves the list waits for no call.
 */
final class Endpoints {

	private final SocketCore socket;

	private final ContextCore context;

	/** In the order of the calls; many may end at once, each by itself. */
	private final Map<Child, Entry> entries = new LinkedHashMap<>();

	private volatile String last = "";

	Endpoints(SocketCore socket, ContextCore context) {
		this.socket = socket;
		this.context = context;
	}

	Endpoint bind(String text) {
		Endpoint wanted = Endpoint.parse(text).forBind();
		if (!(wanted instanceof InprocEndpoint)) {
			this.socket.settings().security();
		}
		Endpoint bound;
		try {
			bound = (wanted instanceof InprocEndpoint name) ? bindInproc(name) : listen(wanted);
		}
		catch (ZmqBindException ex) {
			this.socket.monitor().publish(new SocketEvent.BindFailed(wanted, ex));
			throw ex;
		}
		this.socket.monitor().publish(new SocketEvent.Listening(bound));
		return bound;
	}

	/**
	 * Joins the waiting sockets outside of this object's lock, since that may need the
	 * one of another socket.
	 */
	private Endpoint bindInproc(InprocEndpoint name) {
		InprocBinding binding;
		synchronized (this) {
			binding = this.context.inproc().bind(this.socket, name);
			add(new Entry(name, true, binding));
			this.last = name.toString();
		}
		binding.welcome();
		return name;
	}

	private synchronized Endpoint listen(Endpoint wanted) {
		requireIoThreads(wanted);
		LinkListener listener;
		try {
			listener = transport(wanted).listen(wanted, this.socket.settings().link());
		}
		catch (IOException ex) {
			throw new ZmqBindException(
					"The " + this.socket.type() + " socket cannot be bound to " + wanted + ": " + ex.getMessage(), ex);
		}
		Acceptor acceptor = new Acceptor(this.socket, this.socket.leastBusyReactor(), listener);
		list(new Entry(listener.endpoint(), true, acceptor));
		if (!this.socket.children().add(acceptor)) {
			forget(acceptor);
			listener.close();
			throw new ZmqClosedException("The " + this.socket.type() + " socket is closed");
		}
		acceptor.start();
		this.last = listener.endpoint().toString();
		return listener.endpoint();
	}

	Endpoint connect(String text) {
		Endpoint target = Endpoint.parse(text).forConnect();
		if (!(target instanceof InprocEndpoint)) {
			this.socket.settings().security();
		}
		InprocLink link = begin(target);
		if (link != null) {
			// outside of this object's lock, as in bindInproc
			this.context.inproc().connect(link);
		}
		return target;
	}

	private synchronized @Nullable InprocLink begin(Endpoint target) {
		this.last = target.toString();
		if (this.socket.traits().singleConnect() && find(target, false) != null) {
			return null;
		}
		InprocLink link = null;
		if (target instanceof InprocEndpoint name) {
			link = new InprocLink(this.context.inproc(), this.socket, name);
			add(new Entry(name, false, link));
			link.attach();
		}
		else {
			dial(target);
		}
		return link;
	}

	private void dial(Endpoint target) {
		requireIoThreads(target);
		boolean lasting = !this.socket.settings().get(SocketOption.IMMEDIATE) && !this.socket.traits().raw();
		byte[] chosenId = this.socket.settings().take(SocketOption.CONNECT_ROUTING_ID);
		Pipe pipe = (lasting) ? this.socket.dialledPipe(chosenId) : null;
		Dialer dialer = new Dialer(this.socket, this.socket.leastBusyReactor(), target, transport(target), pipe,
				chosenId);
		add(new Entry(target, false, dialer));
		CloseReason refusal = (pipe != null) ? this.socket.attachments().attach(pipe) : null;
		if (refusal != null) {
			this.socket.monitor().publish(new SocketEvent.ConnectStopped(target, refusal));
			dialer.refuse();
			return;
		}
		dialer.start();
	}

	private void add(Entry entry) {
		list(entry);
		if (!this.socket.children().add(entry.child())) {
			entry.child().close(0);
			forget(entry.child());
			throw new ZmqClosedException("The " + this.socket.type() + " socket is closed");
		}
	}

	private void list(Entry entry) {
		synchronized (this.entries) {
			this.entries.put(entry.child(), entry);
		}
	}

	private Transport transport(Endpoint endpoint) {
		Transport transport = this.context.protocols().transports().get(endpoint.scheme());
		if (transport == null) {
			throw new InvalidEndpointException("There is no transport for " + endpoint);
		}
		return transport;
	}

	private void requireIoThreads(Endpoint endpoint) {
		if (!this.context.hasReactors()) {
			throw new UnsupportedOptionException("The context has no I/O threads (context option IO_THREADS is 0),"
					+ " so that " + endpoint + " cannot be reached; only inproc can");
		}
		if (!this.socket.hasAllowedReactor()) {
			throw new InvalidOptionException(
					"Option AFFINITY is 0x" + Long.toHexString(this.socket.settings().get(SocketOption.AFFINITY))
							+ ", which allows none of the " + this.context.get(ContextOption.IO_THREADS)
							+ " I/O threads (context option IO_THREADS), so that " + endpoint
							+ " cannot be served; set a bit of a thread that exists, the lowest for the first,"
							+ " or 0 for all");
		}
	}

	/**
	 * Closes outside of this object's lock, since the reactor needs it to finish.
	 */
	void unbind(String text) {
		Child child = remove(text, true).child();
		if (child instanceof Acceptor acceptor) {
			acceptor.unbind();
		}
		else {
			child.close(0);
		}
	}

	void disconnect(String text) {
		Entry entry = remove(text, false);
		if (entry.child() instanceof Dialer dialer) {
			dialer.disconnect(this.socket.settings().nanos(SocketOption.LINGER));
		}
		else {
			entry.child().close(0);
		}
	}

	private Entry remove(String text, boolean bound) {
		Endpoint endpoint = Endpoint.parse(text);
		List<String> known = new ArrayList<>();
		synchronized (this.entries) {
			Entry entry = find(endpoint, bound);
			if (entry != null) {
				this.entries.remove(entry.child());
				return entry;
			}
			this.entries.values()
				.stream()
				.filter((candidate) -> candidate.bound() == bound)
				.forEach((candidate) -> known.add(candidate.endpoint().toString()));
		}
		throw new InvalidEndpointException(
				"The " + this.socket.type() + " socket is not " + ((bound) ? "bound" : "connected") + " to " + text
						+ ", but to " + known + ((bound) ? "; use the endpoint that bind returned" : ""));
	}

	private @Nullable Entry find(Endpoint endpoint, boolean bound) {
		synchronized (this.entries) {
			for (Entry entry : this.entries.values()) {
				if (entry.bound() == bound && entry.endpoint().equals(endpoint)) {
					return entry;
				}
			}
			return null;
		}
	}

	void forget(Child child) {
		synchronized (this.entries) {
			this.entries.remove(child);
		}
	}

	String last() {
		return this.last;
	}

	/**
	 * Says in words where the socket is bound and connected.
	 */
	String describe() {
		List<String> parts = new ArrayList<>();
		synchronized (this.entries) {
			for (Entry entry : this.entries.values()) {
				parts.add(((entry.bound()) ? "bound to " : "connecting to ") + entry.endpoint());
			}
		}
		return String.join(", ", parts);
	}

	/**
	 * One bind or connect.
	 *
	 * @param endpoint where
	 * @param bound whether it was bind
	 * @param child who works for it
	 */
	private record Entry(Endpoint endpoint, boolean bound, Child child) {
	}

}
