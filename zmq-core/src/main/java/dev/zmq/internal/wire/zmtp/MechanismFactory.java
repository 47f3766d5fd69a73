package dev.zmq.internal.wire.zmtp;

/**
 * Makes the security mechanism of a new connection.
 */
@FunctionalInterface
public interface MechanismFactory {

	/**
	 * Makes a mechanism.
	 * @param metadata what this side announces, encoded, see {@link Metadata}
	 * @return the mechanism, not started
	 */
	SecurityMechanism create(byte[] metadata);

}
