/**
 * Tests of explanations.
 */
@NullMarked
package dev.zmq.boot.autoconfigure.diagnostics;

import org.jspecify.annotations.NullMarked;
