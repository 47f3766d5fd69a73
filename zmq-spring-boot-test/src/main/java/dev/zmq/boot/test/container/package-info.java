/**
 * libzmq in a container, and where an application finds it. Needs Testcontainers.
 */
@NullMarked
package dev.zmq.boot.test.container;

import org.jspecify.annotations.NullMarked;
