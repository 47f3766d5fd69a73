/**
 * Tests of the harness: that it still works, never how fast anything is.
 */
@NullMarked
package dev.zmq.benchmarks;

import org.jspecify.annotations.NullMarked;
