/**
 * What a socket tells about itself: events, peers, counters, and the reasons behind
 * losses and closed connections.
 */
@NullMarked
package dev.zmq.monitor;

import org.jspecify.annotations.NullMarked;
