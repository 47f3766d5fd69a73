/**
 * Looks for input that does harm: fuzzing guided by coverage, and runs beside libzmq.
 */
@NullMarked
package dev.zmq.fuzz;

import org.jspecify.annotations.NullMarked;
