package dev.zmq.spring.event;

import java.io.Serial;
import java.time.Duration;
import java.util.Map;

import dev.zmq.monitor.DropReason;

/**
 * Messages came to nothing. One event tells of all that happened in a period, so that a
 * flood of drops is not a flood of events. What nobody has asked for is not told:
 * messages without subscribers, replaced by newer ones, or of a topic that was
 * unsubscribed.
 */
public final class ZmqMessagesDroppedEvent extends ZmqSocketEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Map<DropReason, Long> dropped;

	private final Duration period;

	/**
	 * Creates the event.
	 * @param source who watches the socket
	 * @param name the name of the socket
	 * @param dropped how many messages, by reason
	 * @param period the time in which this happened
	 */
	public ZmqMessagesDroppedEvent(Object source, String name, Map<DropReason, Long> dropped, Duration period) {
		super(source, name);
		this.dropped = Map.copyOf(dropped);
		this.period = period;
	}

	/**
	 * Returns how many messages, by reason.
	 * @return how many messages, by reason
	 */
	public Map<DropReason, Long> getDropped() {
		return this.dropped;
	}

	/**
	 * Returns the time in which this happened.
	 * @return the time in which this happened
	 */
	public Duration getPeriod() {
		return this.period;
	}

}
