/**
 * Holds the documentation against the code.
 */
@NullMarked
package dev.zmq.docs;

import org.jspecify.annotations.NullMarked;
