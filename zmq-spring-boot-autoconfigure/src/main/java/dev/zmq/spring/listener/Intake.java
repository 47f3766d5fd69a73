package dev.zmq.spring.listener;

import dev.zmq.ZmqMessage;

/**
 * Makes jobs of received messages. Used by the receiving thread only.
 */
interface Intake {

	/** How long to wait if nothing forces to wait less: 292 years. */
	long FOREVER = Long.MAX_VALUE;

	/** Takes a message. */
	void add(ZmqMessage message);

	/** Returns for how many nanoseconds there is time to wait for another message. */
	long patience();

	/** Hands on what waits for other messages, although they have not come. */
	void flush();

}
