/**
 * Bytes without a protocol, for STREAM sockets.
 */
@NullMarked
package dev.zmq.internal.wire.raw;

import org.jspecify.annotations.NullMarked;
