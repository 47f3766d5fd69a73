package dev.zmq.internal.reactor;

import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;

/**
 * A channel's place in its reactor's selector. For the reactor's thread only.
 */
public final class Registration {

	private final Reactor reactor;

	private final SelectionKey key;

	private int interest;

	Registration(Reactor reactor, SelectionKey key) {
		this.reactor = reactor;
		this.key = key;
		this.interest = key.interestOps();
	}

	/**
	 * Changes what the handler is called for.
	 * @param ops as in {@link SelectionKey}
	 */
	public void interest(int ops) {
		if (this.interest == ops) {
			return;
		}
		this.interest = ops;
		this.reactor.touch();
		try {
			this.key.interestOps(ops);
		}
		catch (CancelledKeyException ex) {
			// the channel is closed: it will not be selected any more, as asked
			this.interest = 0;
		}
	}

	/**
	 * Returns what the handler is called for.
	 * @return as in {@link SelectionKey}
	 */
	public int interest() {
		return this.interest;
	}

	/**
	 * Gives the place up. Does not close the channel.
	 */
	public void cancel() {
		this.reactor.touch();
		this.key.cancel();
	}

}
