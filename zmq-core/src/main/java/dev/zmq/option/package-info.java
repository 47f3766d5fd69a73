/**
 * The options of sockets and contexts, one typed constant each, and the enums that are
 * their values.
 */
@NullMarked
package dev.zmq.option;

import org.jspecify.annotations.NullMarked;
