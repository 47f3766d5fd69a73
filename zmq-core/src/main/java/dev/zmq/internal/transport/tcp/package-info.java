/**
 * Links over TCP.
 */
@NullMarked
package dev.zmq.internal.transport.tcp;

import org.jspecify.annotations.NullMarked;
