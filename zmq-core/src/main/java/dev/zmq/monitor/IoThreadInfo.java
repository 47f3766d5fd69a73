package dev.zmq.monitor;

import java.time.Duration;

/**
 * An I/O thread of a context, as it was at one moment. Immutable, and safe to use from
 * every thread.
 *
 * @param name the name of the thread
 * @param alive whether it runs
 * @param busy how long it has worked since it was started; the rest of the time it waited
 * for something to do
 * @param turn for how long it has been at its present turn, zero while it waits. A turn
 * takes milliseconds at most: a thread that has been at one for seconds is stuck, or gets
 * no processor
 */
public record IoThreadInfo(String name, boolean alive, Duration busy, Duration turn) {

}
