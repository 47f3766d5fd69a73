/**
 * Tests of the meters.
 */
@NullMarked
package dev.zmq.boot.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
