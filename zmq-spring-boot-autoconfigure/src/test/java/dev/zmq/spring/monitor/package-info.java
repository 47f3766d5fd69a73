/**
 * Tests of what watches the sockets.
 */
@NullMarked
package dev.zmq.spring.monitor;

import org.jspecify.annotations.NullMarked;
