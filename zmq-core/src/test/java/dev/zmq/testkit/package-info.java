/**
 * What tests against other programs share: peers of three implementations behind one
 * interface, hand-made ZMTP over plain sockets, and checks that nothing is left behind.
 */
@NullMarked
package dev.zmq.testkit;

import org.jspecify.annotations.NullMarked;
