/**
 * Every pattern between Java and Python, in both directions, with plain frames.
 */
@NullMarked
package dev.zmq.samples.polyglot;

import org.jspecify.annotations.NullMarked;
