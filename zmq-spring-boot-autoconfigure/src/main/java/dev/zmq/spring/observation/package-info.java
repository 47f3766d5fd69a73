/**
 * Micrometer observations of what is sent, requested and listened to.
 */
@NullMarked
package dev.zmq.spring.observation;

import org.jspecify.annotations.NullMarked;
