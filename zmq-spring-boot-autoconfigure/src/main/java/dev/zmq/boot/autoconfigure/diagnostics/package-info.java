/**
 * Explanations of what keeps an application from starting.
 */
@NullMarked
package dev.zmq.boot.autoconfigure.diagnostics;

import org.jspecify.annotations.NullMarked;
