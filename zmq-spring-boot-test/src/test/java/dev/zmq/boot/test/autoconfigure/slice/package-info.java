/**
 * An application, and the slice of it that speaks ZeroMQ.
 */
@NullMarked
package dev.zmq.boot.test.autoconfigure.slice;

import org.jspecify.annotations.NullMarked;
