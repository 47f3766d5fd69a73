/**
 * Tests of ahead-of-time processing, by an application in a package of its own.
 */
@NullMarked
package dev.zmq.boot.aot;

import org.jspecify.annotations.NullMarked;
