/**
 * Opening, using and closing in every order, from several threads, with peers that are
 * absent, stalled or dying: everything ends in time, and nothing is left.
 */
@NullMarked
package dev.zmq.lifecycle;

import org.jspecify.annotations.NullMarked;
