package dev.zmq.internal.wire.zmtp;

import dev.zmq.internal.wire.Security;

/**
 * Makes the security mechanism of a new connection.
 */
@FunctionalInterface
public interface MechanismFactory {

	/**
	 * Makes a mechanism.
	 * @param security which mechanism, and what it has to have
	 * @param metadata what this side announces, encoded, see {@link Metadata}
	 * @return the mechanism, not started
	 */
	SecurityMechanism create(Security security, byte[] metadata);

}
