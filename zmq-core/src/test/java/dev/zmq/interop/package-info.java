/**
 * Every pattern against every implementation: this one, libzmq and JeroMQ.
 */
@NullMarked
package dev.zmq.interop;

import org.jspecify.annotations.NullMarked;
