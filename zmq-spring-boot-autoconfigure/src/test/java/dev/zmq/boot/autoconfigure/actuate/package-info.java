/**
 * Tests of the actuator endpoint.
 */
@NullMarked
package dev.zmq.boot.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
