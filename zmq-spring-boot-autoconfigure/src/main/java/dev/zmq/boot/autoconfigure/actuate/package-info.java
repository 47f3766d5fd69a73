/**
 * The actuator endpoint {@code zmq}.
 */
@NullMarked
package dev.zmq.boot.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
