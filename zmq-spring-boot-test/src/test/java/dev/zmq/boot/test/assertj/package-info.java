/**
 * What the assertions promise.
 */
@NullMarked
package dev.zmq.boot.test.assertj;

import org.jspecify.annotations.NullMarked;
