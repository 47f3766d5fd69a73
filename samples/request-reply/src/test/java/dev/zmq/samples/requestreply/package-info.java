/**
 * The sample as its users run it.
 */
@NullMarked
package dev.zmq.samples.requestreply;

import org.jspecify.annotations.NullMarked;
