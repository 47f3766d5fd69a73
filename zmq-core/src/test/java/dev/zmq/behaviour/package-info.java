/**
 * What sockets promise, one class per behaviour, through the public API alone.
 */
@NullMarked
package dev.zmq.behaviour;

import org.jspecify.annotations.NullMarked;
