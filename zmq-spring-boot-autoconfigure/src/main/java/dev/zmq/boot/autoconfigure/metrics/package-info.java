/**
 * Micrometer meters of sockets, listeners and requests.
 */
@NullMarked
package dev.zmq.boot.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
