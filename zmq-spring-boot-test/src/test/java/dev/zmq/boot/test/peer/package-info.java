/**
 * What peers of tests promise.
 */
@NullMarked
package dev.zmq.boot.test.peer;

import org.jspecify.annotations.NullMarked;
