/**
 * The event loop: a thread with a selector, timers and a mailbox. Knows nothing of ZMTP.
 */
@NullMarked
package dev.zmq.internal.reactor;

import org.jspecify.annotations.NullMarked;
