/**
 * Peers that break the protocol, by accident or on purpose. Each time the connection ends
 * with a reason, memory stays bounded, and a client that behaves is still served.
 */
@NullMarked
package dev.zmq.hostile;

import org.jspecify.annotations.NullMarked;
