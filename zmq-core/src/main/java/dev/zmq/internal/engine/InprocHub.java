package dev.zmq.internal.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import dev.zmq.endpoint.InprocEndpoint;
import dev.zmq.exception.ZmqBindException;

/**
 * The inproc names of one context: who is bound to them, and who waits for somebody to
 * be.
 * <p>
 * <b>Locks.</b> Its own lock guards the names only; sockets are joined outside of it, so
 * that it is never held together with the locks of a socket.
 */
final class InprocHub {

	private final Map<String, InprocBinding> bound = new HashMap<>();

	private final List<InprocLink> waiting = new ArrayList<>();

	private boolean hadZapHandler;

	/**
	 * Claims a name. Those who wait for it are to be joined by
	 * {@link InprocBinding#welcome}.
	 */
	InprocBinding bind(SocketCore socket, InprocEndpoint endpoint) {
		InprocBinding binding = new InprocBinding(this, socket, endpoint);
		List<InprocLink> callers = new ArrayList<>();
		synchronized (this) {
			if (this.bound.putIfAbsent(endpoint.name(), binding) != null) {
				throw new ZmqBindException("The " + socket.type() + " socket cannot be bound to " + endpoint
						+ ": another socket of this context is; a name belongs to one socket until that is unbound"
						+ " or closed");
			}
			this.hadZapHandler |= endpoint.name().equals(ZapJudge.NAME);
			for (Iterator<InprocLink> links = this.waiting.iterator(); links.hasNext();) {
				InprocLink link = links.next();
				if (link.endpoint().equals(endpoint)) {
					links.remove();
					callers.add(link);
				}
			}
		}
		binding.callers(callers);
		return binding;
	}

	/**
	 * Connects a link to its name, now or when somebody is bound to it.
	 */
	void connect(InprocLink link) {
		InprocBinding binding;
		synchronized (this) {
			binding = this.bound.get(link.endpoint().name());
			if (binding == null && !link.isParted()) {
				this.waiting.add(link);
			}
		}
		if (binding != null) {
			link.accept(binding);
		}
	}

	synchronized boolean isBound(String name) {
		return this.bound.containsKey(name);
	}

	/**
	 * Tells whether a handler of ZAP has ever been bound, be it there or gone.
	 */
	synchronized boolean hadZapHandler() {
		return this.hadZapHandler;
	}

	synchronized void forget(InprocBinding binding) {
		this.bound.remove(binding.endpoint().name(), binding);
	}

	synchronized void forget(InprocLink link) {
		this.waiting.remove(link);
	}

}
