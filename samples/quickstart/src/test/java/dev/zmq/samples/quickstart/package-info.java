/**
 * The quickstart as its users run it.
 */
@NullMarked
package dev.zmq.samples.quickstart;

import org.jspecify.annotations.NullMarked;
