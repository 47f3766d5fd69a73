/**
 * The two primitives of CURVE (RFC 26) behind one interface: box and secret box of NaCl.
 */
@NullMarked
package dev.zmq.internal.crypto;

import org.jspecify.annotations.NullMarked;
