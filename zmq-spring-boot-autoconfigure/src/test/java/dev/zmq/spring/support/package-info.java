/**
 * Tests of headers and converters.
 */
@NullMarked
package dev.zmq.spring.support;

import org.jspecify.annotations.NullMarked;
