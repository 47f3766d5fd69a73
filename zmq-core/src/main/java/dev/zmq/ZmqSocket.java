package dev.zmq;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.monitor.EventSubscription;
import dev.zmq.monitor.PeerInfo;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.monitor.SocketStats;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * A socket: sends and receives whole messages, to and from any number of peers, in the
 * way its {@link SocketType} says.
 * <p>
 * <b>Threads.</b> All methods may be called from any number of threads at once, virtual
 * ones too. A message is sent whole and received whole. An interrupt ends the call that
 * it hits with {@link dev.zmq.exception.ZmqInterruptedException} and nothing else; no
 * message is lost by it.
 * <p>
 * <b>Errors</b> are unchecked and extend {@link dev.zmq.exception.ZmqException}. After
 * {@link #close()}, or after the context was shut down, every call but {@code close}
 * throws {@link dev.zmq.exception.ZmqClosedException}, and calls that wait end with it.
 * Sending on a type that only receives, or the reverse, is an
 * {@link UnsupportedOperationException}.
 * <p>
 * This interface is implemented by the library only.
 */
public interface ZmqSocket extends AutoCloseable {

	/**
	 * Returns the type of this socket (ZMQ_TYPE).
	 * @return the type
	 */
	SocketType type();

	/**
	 * Sets an option (zmq_setsockopt). Options that do not take effect at once, see
	 * {@link SocketOption#immediate()}, hold for later calls of bind and connect.
	 * @param <T> the option's type
	 * @param option the option
	 * @param value the value
	 * @throws dev.zmq.exception.UnsupportedOptionException if this socket type does not
	 * have the option, it is read-only, or it cannot be had here
	 * @throws dev.zmq.exception.InvalidOptionException if the value is out of range
	 */
	<T> void set(SocketOption<T> option, T value);

	/**
	 * Returns the value of an option (zmq_getsockopt); a copy, if it can be changed.
	 * @param <T> the option's type
	 * @param option the option
	 * @return its value
	 * @throws dev.zmq.exception.UnsupportedOptionException if this socket type does not
	 * have the option, or it cannot be had here
	 */
	<T> T get(SocketOption<T> option);

	/**
	 * Accepts peers at an endpoint (zmq_bind).
	 * @param endpoint such as {@code tcp://*:5555}, {@code tcp://127.0.0.1:*},
	 * {@code ipc:///run/orders.sock}, {@code inproc://name}
	 * @return the resolved endpoint, with the port or path that was chosen
	 * @throws dev.zmq.exception.InvalidEndpointException if the endpoint is malformed
	 * @throws dev.zmq.exception.ZmqBindException if the address cannot be had
	 */
	Endpoint bind(String endpoint);

	/**
	 * Stops accepting peers at an endpoint, and closes the connections that were accepted
	 * there (zmq_unbind).
	 * @param endpoint the resolved endpoint, as bind returned it
	 * @throws dev.zmq.exception.InvalidEndpointException if the socket is not bound there
	 */
	void unbind(String endpoint);

	/**
	 * Connects to an endpoint, now or as soon as somebody is there, and again whenever
	 * the connection is lost (zmq_connect). Returns at once.
	 * @param endpoint such as {@code tcp://host:5555}, {@code ipc:///run/orders.sock},
	 * {@code inproc://name}
	 * @return the endpoint
	 * @throws dev.zmq.exception.InvalidEndpointException if the endpoint is malformed
	 */
	Endpoint connect(String endpoint);

	/**
	 * Ends a connection that connect has begun (zmq_disconnect). Messages on their way
	 * out are sent within the linger time.
	 * @param endpoint the endpoint, as given to connect
	 * @throws dev.zmq.exception.InvalidEndpointException if the socket is not connected
	 * there
	 */
	void disconnect(String endpoint);

	/**
	 * Subscribes to all messages whose first frame begins with a topic (ZMQ_SUBSCRIBE).
	 * For SUB and XSUB; for XPUB in manual mode, see {@link SocketOption#XPUB_MANUAL}.
	 * @param topic the topic prefix, empty for everything
	 * @throws UnsupportedOperationException for other types
	 */
	void subscribe(byte[] topic);

	/**
	 * Subscribes to all messages whose first frame begins with a text in UTF-8.
	 * @param topic the topic prefix, empty for everything
	 * @throws UnsupportedOperationException for other types than SUB, XSUB and XPUB
	 */
	default void subscribe(String topic) {
		subscribe(topic.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Takes one subscription back (ZMQ_UNSUBSCRIBE); unknown ones are no error.
	 * @param topic the topic prefix, as given to subscribe
	 * @throws UnsupportedOperationException for other types than SUB, XSUB and XPUB
	 */
	void unsubscribe(byte[] topic);

	/**
	 * Takes one subscription back; unknown ones are no error.
	 * @param topic the topic prefix, as given to subscribe
	 * @throws UnsupportedOperationException for other types than SUB, XSUB and XPUB
	 */
	default void unsubscribe(String topic) {
		unsubscribe(topic.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Sends a message (zmq_send). Waits while no peer can take it, up to
	 * {@link SocketOption#SEND_TIMEOUT}, for the types that wait.
	 * @param message the message
	 * @throws dev.zmq.exception.ZmqTimeoutException if the time is over
	 * @throws dev.zmq.exception.HostUnreachableException if a ROUTER with
	 * {@link SocketOption#ROUTER_MANDATORY}, or a STREAM, has no such peer
	 * @throws dev.zmq.exception.IllegalSocketStateException if it is not this REQ's or
	 * REP's turn to send
	 * @throws dev.zmq.exception.MessageTooLargeException if the message exceeds the
	 * context's limit
	 */
	void send(ZmqMessage message);

	/**
	 * Sends a message of one frame, a text in UTF-8; see {@link #send(ZmqMessage)}.
	 * @param frame the text
	 */
	default void send(String frame) {
		send(ZmqMessage.of(frame.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Sends a message of one frame; see {@link #send(ZmqMessage)}.
	 * @param frame the frame, which belongs to the message from now on
	 */
	default void send(byte[] frame) {
		send(ZmqMessage.of(frame));
	}

	/**
	 * Sends a message of one frame, the bytes between a buffer's position and limit,
	 * which stay as they are; see {@link #send(ZmqMessage)}.
	 * @param frame the frame, which belongs to the message from now on; to use the buffer
	 * again, see {@link ZmqContent#of(ByteBuffer, Runnable)}
	 */
	default void send(ByteBuffer frame) {
		send(ZmqMessage.of(frame));
	}

	/**
	 * Sends a message of several frames; see {@link #send(ZmqMessage)}.
	 * @param frames the frames, at least one; the arrays belong to the message from now
	 * on
	 */
	default void send(byte[]... frames) {
		send(ZmqMessage.of(frames));
	}

	/**
	 * Sends a message if that is possible without waiting (ZMQ_DONTWAIT).
	 * @param message the message
	 * @return whether the message was taken
	 */
	boolean trySend(ZmqMessage message);

	/**
	 * Sends a message if that becomes possible in time.
	 * @param message the message
	 * @param timeout how long to wait, {@link SocketOption#INFINITE} for as long as it
	 * takes
	 * @return whether the message was taken
	 */
	boolean trySend(ZmqMessage message, Duration timeout);

	/**
	 * Sends a message as soon as that is possible. Messages given one after the other are
	 * sent in that order. Dependent actions run on the context's callback executor.
	 * @param message the message
	 * @return completes when the message was taken; fails as {@link #send(ZmqMessage)}
	 * throws, other than by time. Cancelling it, before it is complete, takes the message
	 * back.
	 */
	CompletableFuture<@Nullable Void> sendAsync(ZmqMessage message);

	/**
	 * Receives a message (zmq_recv). Waits up to {@link SocketOption#RECEIVE_TIMEOUT}.
	 * @return the message
	 * @throws dev.zmq.exception.ZmqTimeoutException if the time is over
	 * @throws dev.zmq.exception.IllegalSocketStateException if it is not this REQ's turn
	 * to receive
	 */
	ZmqMessage receive();

	/**
	 * Receives a message if one is there (ZMQ_DONTWAIT).
	 * @return the message, or null
	 */
	@Nullable ZmqMessage tryReceive();

	/**
	 * Receives a message if one comes in time.
	 * @param timeout how long to wait, {@link SocketOption#INFINITE} for as long as it
	 * takes
	 * @return the message, or null
	 */
	@Nullable ZmqMessage tryReceive(Duration timeout);

	/**
	 * Receives a message and lends it to an action, see
	 * {@link #tryReceive(Duration, Consumer)}. Waits up to
	 * {@link SocketOption#RECEIVE_TIMEOUT}.
	 * @param action what to do with the message, on the calling thread
	 * @throws dev.zmq.exception.ZmqTimeoutException if the time is over
	 * @throws dev.zmq.exception.IllegalSocketStateException if it is not this REQ's turn
	 * to receive
	 */
	default void receive(Consumer<? super ZmqMessage> action) {
		Duration timeout = get(SocketOption.RECEIVE_TIMEOUT);
		if (!tryReceive(timeout, action)) {
			throw new ZmqTimeoutException(
					"The " + type() + " socket received nothing within " + timeout.toMillis() + " ms");
		}
	}

	/**
	 * Receives a message, if one comes in time, and lends it to an action: the message,
	 * and all that it was asked for, is not to be used after the action has returned.
	 * Then its storage is used again for messages that arrive later, so that nothing is
	 * allocated for those of one frame that arrive in one piece over tcp, ipc or tls+tcp;
	 * frames in files are closed, unless they were retained. To send the message on is
	 * allowed, and copies it.
	 * @param timeout how long to wait, {@link SocketOption#INFINITE} for as long as it
	 * takes
	 * @param action what to do with the message, on the calling thread; no lock is held
	 * @return false if none came
	 */
	boolean tryReceive(Duration timeout, Consumer<? super ZmqMessage> action);

	/**
	 * Receives a message of one frame into a buffer, see
	 * {@link #tryReceive(Duration, ByteBuffer)}. Waits up to
	 * {@link SocketOption#RECEIVE_TIMEOUT}.
	 * @param target where to put the frame, from its position on
	 * @return how many bytes the frame has
	 * @throws dev.zmq.exception.ZmqTimeoutException if the time is over
	 * @throws dev.zmq.exception.MessageTooLargeException if the message does not fit
	 * @throws dev.zmq.exception.IllegalSocketStateException if it is not this REQ's turn
	 * to receive
	 */
	default int receive(ByteBuffer target) {
		Duration timeout = get(SocketOption.RECEIVE_TIMEOUT);
		int count = tryReceive(timeout, target);
		if (count < 0) {
			throw new ZmqTimeoutException(
					"The " + type() + " socket received nothing within " + timeout.toMillis() + " ms");
		}
		return count;
	}

	/**
	 * Receives a message of one frame into a buffer, if one comes in time. A message that
	 * has more frames, or more bytes than the buffer has room for, stays the next to be
	 * received, in whatever way, and the buffer is not changed.
	 * @param timeout how long to wait, {@link SocketOption#INFINITE} for as long as it
	 * takes
	 * @param target where to put the frame, from its position on
	 * @return how many bytes the frame has, −1 if none came
	 * @throws dev.zmq.exception.MessageTooLargeException if the message does not fit
	 */
	int tryReceive(Duration timeout, ByteBuffer target);

	/**
	 * Receives a message as soon as there is one. Dependent actions run on the context's
	 * callback executor.
	 * @return completes with the message; fails as {@link #receive()} throws, other than
	 * by time. Cancelling it never costs a message.
	 */
	CompletableFuture<ZmqMessage> receiveAsync();

	/**
	 * Tells whether {@link #receive()} would return without waiting (ZMQ_POLLIN).
	 * @return whether a message is there
	 */
	boolean isReadable();

	/**
	 * Tells whether {@link #send(ZmqMessage)} would return without waiting (ZMQ_POLLOUT).
	 * @return whether a message would be taken
	 */
	boolean isWritable();

	/**
	 * Waits until this socket has peers whose handshake is done.
	 * @param count how many at least
	 * @param timeout how long to wait
	 * @throws dev.zmq.exception.ZmqTimeoutException if the time is over
	 */
	void awaitPeers(int count, Duration timeout);

	/**
	 * Waits until peers have subscribed to a topic, so that the first message published
	 * under it reaches them. For PUB and XPUB.
	 * @param topic the first frame of the messages to be published, in UTF-8
	 * @param count how many peers at least
	 * @param timeout how long to wait
	 * @throws dev.zmq.exception.ZmqTimeoutException if the time is over
	 * @throws UnsupportedOperationException for other types
	 */
	void awaitSubscribers(String topic, int count, Duration timeout);

	/**
	 * Returns the peers of this socket whose handshake is done.
	 * @return a snapshot
	 */
	List<PeerInfo> peers();

	/**
	 * Closes the connection to a peer. One that this socket has connected is made again.
	 * @param peer one of {@link #peers()}
	 * @return whether the peer was still there
	 */
	boolean disconnectPeer(PeerInfo peer);

	/**
	 * Returns what this socket has done so far.
	 * @return a snapshot
	 */
	SocketStats stats();

	/**
	 * Calls a listener for every event of this socket, in order, on the context's
	 * callback executor (zmq_socket_monitor). A listener that is far behind loses events
	 * and is told how many.
	 * @param listener the listener
	 * @return close it to end the calls
	 */
	EventSubscription onEvent(Consumer<? super SocketEvent> listener);

	/**
	 * Tells whether the socket was closed.
	 * @return whether close was called, on it or on its context
	 */
	boolean isClosed();

	/**
	 * Closes the socket (zmq_close). Returns at once: its addresses are free, waiting
	 * calls end, and what is queued for peers is sent in the background for up to
	 * {@link SocketOption#LINGER}; closing the context waits for that. Closing twice does
	 * nothing.
	 */
	@Override
	void close();

	/**
	 * Closes the socket as {@link #close()} does, with a linger time of its own.
	 * @param linger how long to go on sending what is queued; zero drops it
	 */
	void close(Duration linger);

}
