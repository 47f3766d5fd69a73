/**
 * Traffic for hours, with peers that come, go and misbehave, and a look at what it leaves
 * behind.
 */
@NullMarked
package dev.zmq.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
