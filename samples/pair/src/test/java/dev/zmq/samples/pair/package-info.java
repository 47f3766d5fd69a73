/**
 * The sample as its users run it.
 */
@NullMarked
package dev.zmq.samples.pair;

import org.jspecify.annotations.NullMarked;
