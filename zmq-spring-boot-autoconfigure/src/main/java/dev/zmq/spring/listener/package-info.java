/**
 * Listener containers: the receiving loop, invocation of listeners, errors and replies.
 */
@NullMarked
package dev.zmq.spring.listener;

import org.jspecify.annotations.NullMarked;
