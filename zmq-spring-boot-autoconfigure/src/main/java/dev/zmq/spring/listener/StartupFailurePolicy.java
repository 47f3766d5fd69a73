package dev.zmq.spring.listener;

/**
 * What becomes of a container that cannot start, because its socket cannot be opened: the
 * address to bind is in use, for example.
 */
public enum StartupFailurePolicy {

	/** Starting fails with the error, and with it that of the application. */
	STOP,

	/**
	 * The container stays stopped, tells its failure, and may be started later. The
	 * application goes on without it.
	 */
	CONTINUE,

	/**
	 * The container tries again in the background, as its start-up retry policy says, and
	 * the application goes on meanwhile. It has failed when that policy gives up.
	 */
	RETRY

}
