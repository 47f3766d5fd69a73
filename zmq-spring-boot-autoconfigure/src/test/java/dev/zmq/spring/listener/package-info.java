/**
 * Tests of listener containers, without an application around them.
 */
@NullMarked
package dev.zmq.spring.listener;

import org.jspecify.annotations.NullMarked;
