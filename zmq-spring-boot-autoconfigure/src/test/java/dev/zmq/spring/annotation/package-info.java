/**
 * Tests of the annotations.
 */
@NullMarked
package dev.zmq.spring.annotation;

import org.jspecify.annotations.NullMarked;
