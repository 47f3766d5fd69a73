package dev.zmq.internal.wire;

/**
 * Makes the wire of a new connection.
 */
@FunctionalInterface
public interface WireFactory {

	/**
	 * Makes a wire.
	 * @param settings what it is configured with
	 * @return the wire, not started
	 */
	Wire create(WireSettings settings);

}
