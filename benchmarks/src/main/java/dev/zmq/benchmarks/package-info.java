/**
 * The driver of the benchmarks: starts worker processes, measures them in turns, and
 * prints the comparison.
 */
@NullMarked
package dev.zmq.benchmarks;

import org.jspecify.annotations.NullMarked;
