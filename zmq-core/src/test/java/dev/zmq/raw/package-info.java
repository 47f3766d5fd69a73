/**
 * ZMTP byte by byte: peers made by hand, of versions 3.0 and 3.1.
 */
@NullMarked
package dev.zmq.raw;

import org.jspecify.annotations.NullMarked;
