/**
 * Runs the stress tests for a short while.
 */
@org.jspecify.annotations.NullMarked
package dev.zmq.stress;
