/**
 * Application events about sockets and listeners.
 */
@NullMarked
package dev.zmq.spring.event;

import org.jspecify.annotations.NullMarked;
