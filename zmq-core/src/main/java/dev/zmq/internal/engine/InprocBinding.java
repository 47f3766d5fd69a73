package dev.zmq.internal.engine;

import java.util.ArrayList;
import java.util.List;

import dev.zmq.endpoint.InprocEndpoint;
import dev.zmq.monitor.SocketEvent;

/**
 * A socket's claim to an inproc name, and the links that were made through it.
 * Thread-safe.
 */
final class InprocBinding implements Child {

	private final InprocHub hub;

	private final SocketCore socket;

	private final InprocEndpoint endpoint;

	private final List<InprocLink> links = new ArrayList<>();

	private List<InprocLink> callers = List.of();

	private boolean closed;

	InprocBinding(InprocHub hub, SocketCore socket, InprocEndpoint endpoint) {
		this.hub = hub;
		this.socket = socket;
		this.endpoint = endpoint;
	}

	SocketCore socket() {
		return this.socket;
	}

	InprocEndpoint endpoint() {
		return this.endpoint;
	}

	/**
	 * Notes who has waited for the name.
	 */
	synchronized void callers(List<InprocLink> waiting) {
		this.callers = waiting;
	}

	/**
	 * Joins those who have waited for the name; with no lock held.
	 */
	void welcome() {
		List<InprocLink> waiting;
		synchronized (this) {
			waiting = this.callers;
			this.callers = List.of();
		}
		waiting.forEach((link) -> link.accept(this));
	}

	/**
	 * Adds a link.
	 * @return false if the name was given up meanwhile
	 */
	synchronized boolean add(InprocLink link) {
		return !this.closed && this.links.add(link);
	}

	synchronized void remove(InprocLink link) {
		this.links.remove(link);
	}

	@Override
	public void close(long lingerNanos) {
		List<InprocLink> ending;
		synchronized (this) {
			if (this.closed) {
				return;
			}
			this.closed = true;
			ending = List.copyOf(this.links);
		}
		this.hub.forget(this);
		ending.forEach((link) -> link.close(lingerNanos));
		this.socket.monitor().publish(new SocketEvent.Closed(this.endpoint));
		this.socket.endpoints().forget(this);
		this.socket.children().remove(this);
	}

}
