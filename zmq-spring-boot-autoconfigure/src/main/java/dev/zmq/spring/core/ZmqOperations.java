package dev.zmq.spring.core;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import org.springframework.messaging.core.MessageReceivingOperations;
import org.springframework.messaging.core.MessageRequestReplyOperations;
import org.springframework.messaging.core.MessageSendingOperations;

/**
 * Sends and requests through named sockets; the destinations are their names. Safe from
 * every thread.
 * <p>
 * Sending waits up to the socket's send timeout and then fails with
 * {@link dev.zmq.exception.ZmqTimeoutException}. A name that no socket has is an
 * {@link UnknownSocketException}, a type that cannot do what is asked for a
 * {@link SocketTypeMismatchException}.
 */
public interface ZmqOperations extends MessageSendingOperations<String>, MessageReceivingOperations<String>,
		MessageRequestReplyOperations<String> {

	/**
	 * Publishes a payload under a topic: the topic is the first frame, the payload the
	 * second.
	 * @param socket the name of a PUB or XPUB
	 * @param topic the topic
	 * @param payload what to convert and publish
	 */
	void publish(String socket, String topic, Object payload);

	/**
	 * Sends a request and waits for its reply.
	 * @param <T> the type of the reply
	 * @param socket the name of a DEALER or REQ; the other side is any REP or ROUTER
	 * @param request what to convert and send
	 * @param replyType what to convert the reply to
	 * @param timeout how long to wait; negative for as long as it takes
	 * @return the reply, or null if it is empty
	 * @throws dev.zmq.exception.ZmqTimeoutException if no reply came in time
	 * @throws ZmqRemoteException if the other side answered with a problem
	 */
	<T> @Nullable T convertSendAndReceive(String socket, Object request, Class<T> replyType, Duration timeout);

	/**
	 * Sends a request. Any number of them may wait for their replies at a time; each has
	 * a time limit of its own.
	 * @param <T> the type of the reply
	 * @param socket the name of a DEALER or REQ; the other side is any REP or ROUTER
	 * @param request what to convert and send
	 * @param replyType what to convert the reply to
	 * @param timeout how long to wait; negative for as long as it takes
	 * @return completes with the reply, or null if it is empty; fails with
	 * {@link dev.zmq.exception.ZmqTimeoutException} if none came in time, with
	 * {@link ZmqRemoteException} if the other side answered with a problem
	 */
	<T> CompletableFuture<@Nullable T> request(String socket, Object request, Class<T> replyType, Duration timeout);

	/**
	 * Sends a request, with the template's reply timeout.
	 * @param <T> the type of the reply
	 * @param socket the name of a DEALER or REQ; the other side is any REP or ROUTER
	 * @param request what to convert and send
	 * @param replyType what to convert the reply to
	 * @return as {@link #request(String, Object, Class, Duration)}
	 */
	<T> CompletableFuture<@Nullable T> request(String socket, Object request, Class<T> replyType);

}
