package dev.zmq.spring.listener;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/**
 * Receives the messages of one socket and gives them to a listener. Thread-safe.
 */
public interface ZmqListenerContainer extends SmartLifecycle, DisposableBean {

	/** Listeners start after, and stop before, everything that they may use. */
	int PHASE = Integer.MAX_VALUE - 100;

	/**
	 * Returns the id of the listener.
	 * @return the id
	 */
	String getListenerId();

	/**
	 * Returns the name of the socket.
	 * @return the name
	 */
	String getSocketName();

	/**
	 * Stops reading: messages wait in the queues, and then at their senders. Messages
	 * that are being handled go on. Starting the container ends the pause, too.
	 */
	void pause();

	/**
	 * Goes on reading.
	 */
	void resume();

	/**
	 * Tells whether reading has stopped for a pause.
	 * @return whether no message is taken any more
	 */
	boolean isPaused();

	/**
	 * Returns why the container can no longer receive, though nobody stopped it.
	 * @return the cause, or null if all is well
	 */
	@Nullable Throwable getFailure();

	/**
	 * Returns what the container has done since it was created.
	 * @return a snapshot
	 */
	ZmqListenerStatistics getStatistics();

	/**
	 * Returns how many messages are being handled.
	 * @return how many at present
	 */
	default int getInFlight() {
		return getStatistics().inFlight();
	}

	/**
	 * Returns how many replies were dropped because their requester had left or does not
	 * read.
	 * @return how many so far
	 */
	default long getDroppedReplies() {
		return getStatistics().droppedReplies();
	}

	/**
	 * Returns how many messages were dropped because their frames are no request.
	 * @return how many so far
	 */
	default long getMalformedMessages() {
		return getStatistics().malformed();
	}

	/**
	 * Stops the container for good, and closes its socket if that was made for it.
	 */
	@Override
	void destroy();

	@Override
	default int getPhase() {
		return PHASE;
	}

}
