package dev.zmq.spring.listener;

import java.util.List;

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
	 * Returns what the container is doing.
	 * @return its state
	 */
	ZmqListenerState getState();

	/**
	 * Tells whether the container is started, and has not failed. It may be paused, or
	 * stopping.
	 * @return whether it is
	 */
	@Override
	default boolean isRunning() {
		return switch (getState()) {
			case RUNNING, PAUSING, PAUSED, STOPPING -> true;
			case STOPPED, RETRYING, FAILED -> false;
		};
	}

	/**
	 * Stops reading: messages wait in the queues, and then at their senders. Messages
	 * that are being handled go on. Starting the container ends the pause, too. Does
	 * nothing if it is not started.
	 */
	void pause();

	/**
	 * Goes on reading.
	 */
	void resume();

	/**
	 * Tells whether the container was asked to pause. It may still take a message until
	 * it {@link #isPaused is paused}.
	 * @return whether it was
	 */
	default boolean isPauseRequested() {
		ZmqListenerState state = getState();
		return state == ZmqListenerState.PAUSING || state == ZmqListenerState.PAUSED;
	}

	/**
	 * Tells whether reading has stopped for a pause.
	 * @return whether no message is taken any more
	 */
	default boolean isPaused() {
		return getState() == ZmqListenerState.PAUSED;
	}

	/**
	 * Subscribes to a topic, now if the container runs and each time it starts.
	 * @param topic a topic prefix; an empty one stands for everything
	 * @return whether it is new
	 * @throws UnsupportedOperationException if the socket is no SUB or XSUB
	 */
	boolean subscribe(String topic);

	/**
	 * Takes back a topic that the container was given, by {@link #subscribe} or from the
	 * start. Topics that its socket was given stay.
	 * @param topic the topic prefix
	 * @return whether it had the topic
	 * @throws UnsupportedOperationException if the socket is no SUB or XSUB
	 */
	boolean unsubscribe(String topic);

	/**
	 * Returns the topics that the container has of itself, without those of its socket.
	 * @return a snapshot
	 */
	List<String> getTopics();

	/**
	 * Stops receiving, and waits for the messages that are in flight, at most for the
	 * shutdown timeout. Handlers that take longer are interrupted; what has not begun by
	 * then fails. Other attempts at failed messages are not waited for. A handler may
	 * stop its own container, and does not wait.
	 */
	@Override
	void stop();

	/**
	 * Stops receiving, and waits for the messages that are in flight as {@link #stop()}
	 * does, but on another thread.
	 * @param callback run when the container is stopped, even if something goes wrong
	 */
	@Override
	void stop(Runnable callback);

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
