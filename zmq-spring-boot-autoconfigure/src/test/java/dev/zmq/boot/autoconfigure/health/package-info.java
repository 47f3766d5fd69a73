/**
 * Tests of health.
 */
@NullMarked
package dev.zmq.boot.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
