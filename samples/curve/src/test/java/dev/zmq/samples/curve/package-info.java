/**
 * Starts the sample as a user does.
 */
@NullMarked
package dev.zmq.samples.curve;

import org.jspecify.annotations.NullMarked;
