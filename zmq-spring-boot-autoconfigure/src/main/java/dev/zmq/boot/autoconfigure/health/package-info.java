/**
 * Health of sockets and listeners.
 */
@NullMarked
package dev.zmq.boot.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
