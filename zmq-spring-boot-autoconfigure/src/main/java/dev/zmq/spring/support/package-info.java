/**
 * Headers and converters: how messages with headers map to frames without.
 */
@NullMarked
package dev.zmq.spring.support;

import org.jspecify.annotations.NullMarked;
