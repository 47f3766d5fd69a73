/**
 * The other side of a test: bare sockets of this library, and foreign programs (libzmq
 * and others) that behave in fixed ways.
 */
@NullMarked
package dev.zmq.boot.test.peer;

import org.jspecify.annotations.NullMarked;
