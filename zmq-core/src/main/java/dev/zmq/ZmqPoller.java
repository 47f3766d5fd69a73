package dev.zmq;

import java.time.Duration;
import java.util.List;

import dev.zmq.option.PollEvent;

/**
 * Waits for the first of several sockets to become ready (zmq_poller_*). Thread-safe;
 * sockets may be added and removed while another thread polls. A poller costs neither a
 * thread nor a descriptor.
 */
public interface ZmqPoller extends AutoCloseable {

	/**
	 * Creates a poller without sockets.
	 * @return the poller
	 */
	static ZmqPoller create() {
		return ZmqEngine.poller();
	}

	/**
	 * A socket that is ready.
	 *
	 * @param socket the socket
	 * @param readable whether a message can be received, if that was asked for
	 * @param writable whether a message can be sent, if that was asked for
	 */
	record Ready(ZmqSocket socket, boolean readable, boolean writable) {
	}

	/**
	 * Adds a socket (zmq_poller_add).
	 * @param socket the socket
	 * @param events what to wait for, at least one
	 * @throws IllegalArgumentException if the socket was added before
	 */
	void register(ZmqSocket socket, PollEvent... events);

	/**
	 * Changes what to wait for (zmq_poller_modify).
	 * @param socket the socket
	 * @param events what to wait for, at least one
	 * @throws IllegalArgumentException if the socket was not added
	 */
	void modify(ZmqSocket socket, PollEvent... events);

	/**
	 * Removes a socket (zmq_poller_remove).
	 * @param socket the socket
	 * @throws IllegalArgumentException if the socket was not added
	 */
	void unregister(ZmqSocket socket);

	/**
	 * Returns the number of sockets (zmq_poller_size).
	 * @return how many
	 */
	int size();

	/**
	 * Waits until a socket is ready (zmq_poller_wait_all). A socket that is closed counts
	 * as ready, so that the call that follows tells.
	 * @param timeout how long to wait; zero only looks
	 * @return the sockets that are ready, fairly ordered, empty if the time is over
	 * @throws dev.zmq.exception.ZmqInterruptedException if the thread was interrupted
	 * @throws dev.zmq.exception.ZmqClosedException if the poller was closed
	 * @throws IllegalStateException if there is no socket and no limit of time
	 */
	List<Ready> poll(Duration timeout);

	/**
	 * Ends waiting polls and forgets the sockets, which stay open.
	 */
	@Override
	void close();

}
