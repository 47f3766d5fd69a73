/**
 * A forwarder that publishers and subscribers connect to, with a tap that shows what
 * passes.
 */
@NullMarked
package dev.zmq.samples.proxy;

import org.jspecify.annotations.NullMarked;
