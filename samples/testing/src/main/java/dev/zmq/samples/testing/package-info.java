/**
 * Starts samples as their users do, and talks to them through libzmq.
 */
@NullMarked
package dev.zmq.samples.testing;

import org.jspecify.annotations.NullMarked;
