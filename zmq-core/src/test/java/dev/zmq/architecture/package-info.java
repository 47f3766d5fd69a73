/**
 * Holds the shape of the code: the package table of {@code docs/architecture.md}, the
 * purity of the protocol code, and the habits that the compiler cannot see.
 */
@NullMarked
package dev.zmq.architecture;

import org.jspecify.annotations.NullMarked;
