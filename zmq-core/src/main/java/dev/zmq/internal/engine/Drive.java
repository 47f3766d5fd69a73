package dev.zmq.internal.engine;

import java.util.function.Supplier;

import dev.zmq.internal.reactor.Reactor;
import dev.zmq.internal.reactor.Watch;
import org.jspecify.annotations.Nullable;

/**
 * How those who wait for a socket may wait better than by parking: by running the loop of
 * the reactor that all of the socket's connections belong to. What they wait for then
 * comes without a change of threads. Thread-safe.
 */
final class Drive {

	private final Presence presence;

	private final Supplier<@Nullable Reactor> home;

	private final boolean receiving;

	/**
	 * Creates the way to wait.
	 * @param receiving whether it is for those who wait for something to come: only they
	 * drive, while those who wait for room only help
	 * @param presence who waits in the context
	 * @param home tells the reactor of all the socket's connections, null if there is
	 * none or several
	 */
	Drive(boolean receiving, Presence presence, Supplier<@Nullable Reactor> home) {
		this.receiving = receiving;
		this.presence = presence;
		this.home = home;
	}

	/**
	 * Returns the reactor that the calling thread may drive now.
	 * @return the reactor, or null if there is none
	 */
	@Nullable Reactor reactor() {
		return (this.receiving && this.presence.isOne() && !VirtualThreads.isCurrent()) ? this.home.get() : null;
	}

	/**
	 * Does what the reactor was asked for and has not come to yet.
	 * @return whether there was anything, and nobody was at it
	 */
	boolean help() {
		Reactor reactor = this.home.get();
		return reactor != null && reactor.help();
	}

	/**
	 * Drives.
	 * @return whether that went well until the end
	 */
	boolean drive(Reactor reactor, Watch watch) {
		boolean driven = reactor.drive(watch);
		if (driven && !this.presence.isOne()) {
			// somebody else has come meanwhile, and is not to wait for a tick
			reactor.summon();
		}
		return driven;
	}

}
