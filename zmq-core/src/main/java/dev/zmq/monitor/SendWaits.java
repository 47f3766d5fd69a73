package dev.zmq.monitor;

import java.time.Duration;

/**
 * How long callers have waited in {@code send} since the socket was opened, because no
 * peer could take their message: all queues were at their high-water mark, or nobody was
 * connected. Waits that are not over yet, and those of {@code sendAsync}, which keep
 * nobody, are not counted.
 *
 * @param count how many calls have waited
 * @param total how long all together
 */
public record SendWaits(long count, Duration total) {

	/** Nobody has waited. */
	public static final SendWaits NONE = new SendWaits(0, Duration.ZERO);

}
