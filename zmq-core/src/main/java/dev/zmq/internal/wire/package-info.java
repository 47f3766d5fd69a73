/**
 * The one seam between bytes and messages: bytes in, messages and state out, bytes out,
 * next deadline. Pure: no sockets, threads, clocks, locks or logging.
 */
@NullMarked
package dev.zmq.internal.wire;

import org.jspecify.annotations.NullMarked;
