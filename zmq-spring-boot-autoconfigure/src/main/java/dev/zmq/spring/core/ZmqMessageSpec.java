package dev.zmq.spring.core;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.lang.CheckReturnValue;

/**
 * A message that is being put together, as in
 * {@code template.message(tick).to("prices").topic("EUR").send()}. Not thread-safe, and
 * to be sent once.
 */
public interface ZmqMessageSpec {

	/**
	 * Sets the socket to send on.
	 * @param socket its name; by default the template's default socket
	 * @return this message
	 */
	ZmqMessageSpec to(String socket);

	/**
	 * Sets the topic, the first frame of what a PUB or XPUB sends.
	 * @param topic the topic
	 * @return this message
	 */
	ZmqMessageSpec topic(String topic);

	/**
	 * Sets which peer a ROUTER sends to.
	 * @param routingId the routing id of the peer
	 * @return this message
	 */
	ZmqMessageSpec routingId(byte[] routingId);

	/**
	 * Adds a frame to the payload.
	 * @param payload what to convert to a frame of its own, or to several
	 * @return this message
	 */
	ZmqMessageSpec frame(Object payload);

	/**
	 * Sets a header. It reaches the other side if the socket's format has headers.
	 * @param name its name
	 * @param value its value; null removes it
	 * @return this message
	 */
	ZmqMessageSpec header(String name, @Nullable Object value);

	/**
	 * Sets several headers.
	 * @param headers names and values
	 * @return this message
	 */
	ZmqMessageSpec headers(Map<String, ?> headers);

	/**
	 * Sets what the payload is to be converted to.
	 * @param contentType a MIME type; by default that of the socket
	 * @return this message
	 */
	ZmqMessageSpec contentType(String contentType);

	/**
	 * Sets how long to wait: for somebody to take the message, or for the reply to a
	 * request.
	 * @param timeout how long; negative for as long as it takes. By default the
	 * template's
	 * @return this message
	 */
	ZmqMessageSpec timeout(Duration timeout);

	/**
	 * Sets what to do if nobody can take the message at present.
	 * @param onFull what to do; by default what the template does
	 * @return this message
	 */
	ZmqMessageSpec onFull(ZmqOnFull onFull);

	/**
	 * Sets when a request that has timed out is sent again, see
	 * {@link ZmqTemplate#setRetryPolicy}.
	 * @param retry the policy, or null to send it once
	 * @return this message
	 */
	ZmqMessageSpec retry(@Nullable RetryPolicy retry);

	/**
	 * Sends the message.
	 * @return what became of it
	 * @throws ZmqFullException if nobody can take it and {@link ZmqOnFull#FAIL} holds
	 */
	@CheckReturnValue
	ZmqSendResult send();

	/**
	 * Sends the message without waiting for anything.
	 * @return completes with what became of it, when the engine has taken it or not.
	 * Fails with {@link ZmqFullException} if nobody can take it and
	 * {@link ZmqOnFull#FAIL} holds, or too many messages wait. Cancelling it takes a
	 * message back that waits.
	 */
	@CheckReturnValue
	CompletableFuture<ZmqSendResult> sendAsync();

	/**
	 * Sends the message as a request and waits for the reply.
	 * @param <T> the type of the reply
	 * @param replyType what to convert the reply to
	 * @return the reply, or null if it is empty
	 * @throws dev.zmq.exception.ZmqTimeoutException if no reply came in time
	 * @throws ZmqRemoteException if the other side answered with a problem
	 */
	<T> @Nullable T request(Class<T> replyType);

	/**
	 * As {@link #request(Class)}, for types with parameters.
	 * @param <T> the type of the reply
	 * @param replyType what to convert the reply to
	 * @return the reply, or null if it is empty
	 */
	<T> @Nullable T request(ParameterizedTypeReference<T> replyType);

	/**
	 * Sends the message as a request.
	 * @param <T> the type of the reply
	 * @param replyType what to convert the reply to
	 * @return completes with the reply, or null if it is empty; fails as
	 * {@link #request(Class)} does
	 */
	<T> CompletableFuture<@Nullable T> requestAsync(Class<T> replyType);

	/**
	 * As {@link #requestAsync(Class)}, for types with parameters.
	 * @param <T> the type of the reply
	 * @param replyType what to convert the reply to
	 * @return completes with the reply, or null if it is empty
	 */
	<T> CompletableFuture<@Nullable T> requestAsync(ParameterizedTypeReference<T> replyType);

}
