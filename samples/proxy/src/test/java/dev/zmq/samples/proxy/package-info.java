/**
 * The sample as its users run it.
 */
@NullMarked
package dev.zmq.samples.proxy;

import org.jspecify.annotations.NullMarked;
