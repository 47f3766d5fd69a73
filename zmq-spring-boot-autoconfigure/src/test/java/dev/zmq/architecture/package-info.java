/**
 * Tests of the structure.
 */
@NullMarked
package dev.zmq.architecture;

import org.jspecify.annotations.NullMarked;
