/**
 * The seeds, and what must not change about the machines that look for defects.
 */
@org.jspecify.annotations.NullMarked
package dev.zmq.fuzz;
