/**
 * Holds this library against libzmq's lists of options, functions, socket types and
 * transports, and writes the page about it.
 */
@NullMarked
package dev.zmq.parity;

import org.jspecify.annotations.NullMarked;
