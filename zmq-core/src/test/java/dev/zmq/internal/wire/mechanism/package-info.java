/**
 * Tests of security mechanisms.
 */
@NullMarked
package dev.zmq.internal.wire.mechanism;

import org.jspecify.annotations.NullMarked;
