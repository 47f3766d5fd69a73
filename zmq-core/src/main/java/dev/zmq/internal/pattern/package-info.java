/**
 * The messaging patterns: one final class per socket type, composed from the routing
 * strategies. Pure: no threads, locks, clocks or channels.
 */
@NullMarked
package dev.zmq.internal.pattern;

import org.jspecify.annotations.NullMarked;
