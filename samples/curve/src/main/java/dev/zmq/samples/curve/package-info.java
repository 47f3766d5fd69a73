/**
 * A server of CURVE that knows its clients by their keys.
 */
@NullMarked
package dev.zmq.samples.curve;

import org.jspecify.annotations.NullMarked;
