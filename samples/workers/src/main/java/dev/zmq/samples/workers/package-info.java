/**
 * A ROUTER that hands out tasks to workers by name, and does not lose a task when one of
 * them dies.
 */
@NullMarked
package dev.zmq.samples.workers;

import org.jspecify.annotations.NullMarked;
