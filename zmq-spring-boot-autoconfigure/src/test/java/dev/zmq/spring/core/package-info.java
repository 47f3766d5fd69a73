/**
 * Tests of named sockets and template.
 */
@NullMarked
package dev.zmq.spring.core;

import org.jspecify.annotations.NullMarked;
