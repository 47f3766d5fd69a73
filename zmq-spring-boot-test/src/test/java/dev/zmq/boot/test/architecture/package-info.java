/**
 * What the structure of this module promises.
 */
@NullMarked
package dev.zmq.boot.test.architecture;

import org.jspecify.annotations.NullMarked;
