package dev.zmq.spring.listener;

/**
 * What a requester gets when its request could not be handled, and the error handler
 * gives no reply of its own.
 */
public enum ErrorReply {

	/**
	 * Nothing. The requester waits until its own time limit; a plain REQ waits for ever.
	 * For peers of a ROUTER or DEALER that expect nothing else: a REP answers with an
	 * empty message nevertheless, as its requester must not be left waiting.
	 */
	NONE,

	/** An empty message. */
	EMPTY,

	/**
	 * Two frames: {@code ERROR}, and the kind of error as text, such as
	 * {@code handler-failed}.
	 */
	ERROR_FRAME,

	/**
	 * A problem object in JSON, {@link dev.zmq.spring.support.ZmqProblem}, which the
	 * template makes a {@link dev.zmq.spring.core.ZmqRemoteException} of.
	 */
	PROBLEM;

	/** The first frame of the replies of {@link #ERROR_FRAME}. */
	public static final String ERROR = "ERROR";

}
