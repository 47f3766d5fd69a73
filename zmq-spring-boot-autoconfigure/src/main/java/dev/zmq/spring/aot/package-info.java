/**
 * What native images have to know.
 */
@NullMarked
package dev.zmq.spring.aot;

import org.jspecify.annotations.NullMarked;
