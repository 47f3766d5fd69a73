/**
 * Tests of keys.
 */
@NullMarked
package dev.zmq.security;

import org.jspecify.annotations.NullMarked;
