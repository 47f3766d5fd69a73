/**
 * What the harness of listeners promises.
 */
@NullMarked
package dev.zmq.boot.test.listener;

import org.jspecify.annotations.NullMarked;
