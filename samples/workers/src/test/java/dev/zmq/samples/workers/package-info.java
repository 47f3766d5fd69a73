/**
 * The sample as its users run it.
 */
@NullMarked
package dev.zmq.samples.workers;

import org.jspecify.annotations.NullMarked;
