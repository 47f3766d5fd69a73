/**
 * Listener annotations, and what finds them.
 */
@NullMarked
package dev.zmq.spring.annotation;

import org.jspecify.annotations.NullMarked;
