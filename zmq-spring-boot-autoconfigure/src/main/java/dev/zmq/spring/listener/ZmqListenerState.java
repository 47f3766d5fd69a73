package dev.zmq.spring.listener;

/**
 * What a container is doing.
 */
public enum ZmqListenerState {

	/** Not started, or stopped. */
	STOPPED,

	/** Could not start, and tries again in the background. */
	RETRYING,

	/** Receives messages. */
	RUNNING,

	/** Asked to pause, but still taking a message. */
	PAUSING,

	/** Takes no messages until it is resumed. */
	PAUSED,

	/** Takes no messages, and waits for those that are being handled. */
	STOPPING,

	/** Cannot receive, though nobody stopped it: could not start, or lost its socket. */
	FAILED

}
