/**
 * Named sockets, and the template that sends through them.
 */
@NullMarked
package dev.zmq.spring.core;

import org.jspecify.annotations.NullMarked;
