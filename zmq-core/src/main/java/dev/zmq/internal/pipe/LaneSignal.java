package dev.zmq.internal.pipe;

/**
 * What one end of a {@link Lane} wants to hear from the other. Signals are edges: each is
 * given once per change and may be given on any thread, so implementations only note the
 * fact and wake whoever waits.
 */
@FunctionalInterface
public interface LaneSignal {

	/** A signal that nobody hears. */
	LaneSignal NONE = () -> {
	};

	/**
	 * The lane changed in the direction this signal was installed for.
	 */
	void signal();

}
