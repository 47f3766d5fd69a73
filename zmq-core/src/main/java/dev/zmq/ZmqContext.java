package dev.zmq;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.zmq.monitor.IoThreadInfo;
import dev.zmq.option.ContextOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.AccessReview;

/**
 * A context: the threads that do I/O, and the sockets that share them and can reach each
 * other through {@code inproc} (zmq_ctx_new).
 * <p>
 * An application usually has one. All methods are thread-safe. This interface is
 * implemented by the library only.
 */
public interface ZmqContext extends AutoCloseable {

	/**
	 * Creates a context with default settings.
	 * @return the context
	 */
	static ZmqContext create() {
		return builder().build();
	}

	/**
	 * Begins a context with settings of its own.
	 * @return the builder
	 */
	static ZmqContextBuilder builder() {
		return new ZmqContextBuilder();
	}

	/**
	 * Tells whether a capability is there (zmq_has): a transport ("tcp", "ipc",
	 * "inproc"), a mechanism ("null", "plain", "curve") or "draft".
	 * @param capability the name; case does not matter
	 * @return whether it can be used here
	 */
	static boolean supports(String capability) {
		return ZmqEngine.supports(capability);
	}

	/**
	 * Returns the version of this library.
	 * @return such as 1.2.3
	 */
	static String version() {
		return ZmqEngine.version();
	}

	/**
	 * Creates a socket (zmq_socket).
	 * @param type its type
	 * @return the socket
	 * @throws dev.zmq.exception.ZmqLimitException if the context has as many sockets as
	 * it may have
	 * @throws dev.zmq.exception.ZmqClosedException if the context was shut down or closed
	 */
	ZmqSocket socket(SocketType type);

	/**
	 * Sets an option (zmq_ctx_set).
	 * @param <T> the option's type
	 * @param option the option
	 * @param value the value
	 * @throws dev.zmq.exception.UnsupportedOptionException if the option is read-only,
	 * cannot be had here, or cannot be changed any more
	 * @throws dev.zmq.exception.InvalidOptionException if the value is out of range
	 */
	<T> void set(ContextOption<T> option, T value);

	/**
	 * Returns the value of an option (zmq_ctx_get).
	 * @param <T> the option's type
	 * @param option the option
	 * @return its value
	 */
	<T> T get(ContextOption<T> option);

	/**
	 * Ends all waiting calls on all sockets, and all later ones, with
	 * {@link dev.zmq.exception.ZmqClosedException} (zmq_ctx_shutdown). The sockets still
	 * have to be closed, which {@link #close()} does as well.
	 */
	void shutdown();

	/**
	 * Tells whether the context was shut down or closed.
	 * @return whether sockets can no longer be used
	 */
	boolean isClosed();

	/**
	 * Tells how the I/O threads are doing. They are started with the first socket.
	 * @return a snapshot; empty before the first socket
	 */
	List<IoThreadInfo> ioThreads();

	/**
	 * Tells whether an {@link dev.zmq.security.Authenticator} judges peers, so that a
	 * handler of ZAP is not asked.
	 * @return whether there is one
	 */
	boolean hasAuthenticator();

	/**
	 * Has every peer judged again that was judged when it came, by the
	 * {@link dev.zmq.security.Authenticator} or the handler of ZAP, as after a change of
	 * what these decide by. With the same question as before, a peer stays only if it
	 * would come in now as the same: whoever is refused is disconnected, with
	 * {@link dev.zmq.monitor.CloseReason#ACCESS_REVOKED}, and so is whoever cannot be
	 * judged (an exception, no answer within {@code HANDSHAKE_TIMEOUT}) or now has
	 * another user id or other properties. What such a peer has sent before stays
	 * receivable. Peers whose handshake is under way are asked about once more when they
	 * are in. Some peers are asked about at a time, never on an I/O thread; the others
	 * wait.
	 * @return completes with what has come of it, when all answers are there or the
	 * context is closed
	 * @throws dev.zmq.exception.ZmqClosedException if the context was shut down or closed
	 */
	CompletableFuture<AccessReview> reauthenticate();

	/**
	 * Closes all sockets and the context (zmq_ctx_term). Waits until what they had queued
	 * is sent, for each at most its linger time, then stops the threads. Always ends; an
	 * interrupt makes it stop waiting and drop the rest. Closing twice does nothing.
	 */
	@Override
	void close();

}
