/**
 * The sample as its users run it.
 */
@NullMarked
package dev.zmq.samples.pipeline;

import org.jspecify.annotations.NullMarked;
