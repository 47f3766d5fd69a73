/**
 * Tests of the primitives of CURVE.
 */
@NullMarked
package dev.zmq.internal.crypto;

import org.jspecify.annotations.NullMarked;
