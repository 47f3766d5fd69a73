package dev.zmq.spring.core;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.lang.CheckReturnValue;
import org.springframework.messaging.Message;
import org.springframework.messaging.core.MessageReceivingOperations;
import org.springframework.messaging.core.MessageRequestReplyOperations;
import org.springframework.messaging.core.MessageSendingOperations;

/**
 * Sends and requests through named sockets; the destinations are their names. Safe from
 * every thread.
 * <p>
 * Sending waits up to the send timeout and then fails with
 * {@link dev.zmq.exception.ZmqTimeoutException}; {@link #message(Object)},
 * {@link #sendAsync} and {@link #sendAll} tell it by their result instead. A name that no
 * socket has is an {@link UnknownSocketException}, a type that cannot do what is asked
 * for a {@link SocketTypeMismatchException}.
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

	/**
	 * As {@link #convertSendAndReceive(String, Object, Class, Duration)}, for replies
	 * whose type has parameters.
	 * @param <T> the type of the reply
	 * @param socket the name of a DEALER or REQ; the other side is any REP or ROUTER
	 * @param request what to convert and send
	 * @param replyType what to convert the reply to, such as {@code new
	 * ParameterizedTypeReference<List<Quote>>() {}}
	 * @param timeout how long to wait; negative for as long as it takes
	 * @return the reply, or null if it is empty
	 */
	<T> @Nullable T convertSendAndReceive(String socket, Object request, ParameterizedTypeReference<T> replyType,
			Duration timeout);

	/**
	 * As {@link #request(String, Object, Class, Duration)}, for replies whose type has
	 * parameters.
	 * @param <T> the type of the reply
	 * @param socket the name of a DEALER or REQ; the other side is any REP or ROUTER
	 * @param request what to convert and send
	 * @param replyType what to convert the reply to
	 * @param timeout how long to wait; negative for as long as it takes
	 * @return completes with the reply, or null if it is empty
	 */
	<T> CompletableFuture<@Nullable T> request(String socket, Object request, ParameterizedTypeReference<T> replyType,
			Duration timeout);

	/**
	 * Begins a message that is put together step by step.
	 * @param payload what to convert and send
	 * @return the message
	 */
	ZmqMessageSpec message(Object payload);

	/**
	 * Sends a payload without waiting for anything.
	 * @param socket the name of the socket
	 * @param payload what to convert and send
	 * @return as {@link ZmqMessageSpec#sendAsync()}
	 */
	CompletableFuture<ZmqSendResult> sendAsync(String socket, Object payload);

	/**
	 * Sends payloads one after the other, each as a message of its own.
	 * @param socket the name of the socket
	 * @param payloads what to convert and send
	 * @return what became of each, in the same order
	 */
	@CheckReturnValue
	List<ZmqSendResult> sendAll(String socket, Collection<?> payloads);

	/**
	 * Receives a message.
	 * @param socket the name of a socket that nobody else receives from
	 * @param timeout how long to wait; negative for as long as it takes
	 * @return the message, or null if none came in time
	 * @throws dev.zmq.spring.support.MalformedMessageException if it does not have the
	 * form that the socket's format asks for
	 */
	@Nullable Message<?> receive(String socket, Duration timeout);

	/**
	 * Receives a message and converts its payload.
	 * @param <T> what to convert it to
	 * @param socket the name of a socket that nobody else receives from
	 * @param type what to convert it to
	 * @param timeout how long to wait; negative for as long as it takes
	 * @return the payload, or null if no message came in time
	 */
	<T> @Nullable T receiveAndConvert(String socket, Class<T> type, Duration timeout);

	/**
	 * As {@link #receiveAndConvert(String, Class, Duration)}, for types with parameters.
	 * @param <T> what to convert it to
	 * @param socket the name of a socket that nobody else receives from
	 * @param type what to convert it to
	 * @param timeout how long to wait; negative for as long as it takes
	 * @return the payload, or null if no message came in time
	 */
	<T> @Nullable T receiveAndConvert(String socket, ParameterizedTypeReference<T> type, Duration timeout);

}
