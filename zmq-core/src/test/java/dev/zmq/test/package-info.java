/**
 * What tests of every kind share: the watchdog that no test can hang behind, and the mark
 * of tests that need a foreign peer.
 */
@NullMarked
package dev.zmq.test;

import org.jspecify.annotations.NullMarked;
