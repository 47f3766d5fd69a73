/**
 * The sample as its users run it.
 */
@NullMarked
package dev.zmq.samples.polyglot;

import org.jspecify.annotations.NullMarked;
