/**
 * What tests of applications get set up.
 */
@NullMarked
package dev.zmq.boot.test.autoconfigure;

import org.jspecify.annotations.NullMarked;
