/**
 * Tests of the auto-configuration, and of listeners and template through it.
 */
@NullMarked
package dev.zmq.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
