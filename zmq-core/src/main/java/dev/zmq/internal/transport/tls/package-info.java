/**
 * TLS over another transport, on the Java runtime's own implementation.
 */
@NullMarked
package dev.zmq.internal.transport.tls;

import org.jspecify.annotations.NullMarked;
