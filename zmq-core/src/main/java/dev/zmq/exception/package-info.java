/**
 * The unchecked, typed errors of the public API; all are
 * {@link dev.zmq.exception.ZmqException}s.
 */
@NullMarked
package dev.zmq.exception;

import org.jspecify.annotations.NullMarked;
