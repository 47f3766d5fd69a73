/**
 * Tests of the soak, which has to notice what it is for.
 */
@org.jspecify.annotations.NullMarked
package dev.zmq.benchmarks.soak;
