package dev.zmq.spring.monitor;

/**
 * Hears which named sockets there are, whether they come from properties, beans,
 * listeners or are registered while the application runs. A socket that is closed and
 * opened again is another one of the same name, which may open before the end of the
 * first is told.
 */
public interface ZmqSocketObserver {

	/**
	 * A socket is being opened: nothing has happened to it so far.
	 * @param activity what happens to it
	 */
	void opened(ZmqSocketActivity activity);

	/**
	 * A socket is closed, or could not be opened.
	 * @param activity what has happened to it
	 */
	void closed(ZmqSocketActivity activity);

}
