/**
 * From an annotated method to a running container: endpoints, their registry, and the
 * container factory.
 */
@NullMarked
package dev.zmq.spring.config;

import org.jspecify.annotations.NullMarked;
