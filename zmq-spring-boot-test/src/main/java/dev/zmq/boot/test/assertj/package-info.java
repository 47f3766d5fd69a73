/**
 * AssertJ assertions for messages and for what listeners have done.
 */
@NullMarked
package dev.zmq.boot.test.assertj;

import org.jspecify.annotations.NullMarked;
