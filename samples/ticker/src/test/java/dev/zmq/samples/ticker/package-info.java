/**
 * The sample as its users run it.
 */
@NullMarked
package dev.zmq.samples.ticker;

import org.jspecify.annotations.NullMarked;
