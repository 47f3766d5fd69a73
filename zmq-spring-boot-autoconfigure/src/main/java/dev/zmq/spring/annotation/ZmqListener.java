package dev.zmq.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.zmq.option.SocketType;

import org.springframework.messaging.handler.annotation.MessageMapping;

/**
 * Makes a method the listener of a socket: a named one ({@link #socket}), or one of its
 * own ({@link #type} with {@link #bind} or {@link #connect}). On a class, the methods
 * annotated with {@link ZmqHandler} share the messages of one listener.
 * <p>
 * Parameters: the payload, converted to the parameter's type and checked if annotated
 * with {@code @Valid}; {@code byte[]} and {@code String} as they are; {@code @Header} and
 * {@code @Headers} with the names of {@link dev.zmq.spring.support.ZmqHeaders};
 * {@code Message<?>}; {@link dev.zmq.ZmqMessage} for all frames; {@code List<byte[]>} for
 * the frames of the payload, and {@link ZmqFrame @ZmqFrame(n)} for one of them. The
 * payload may be an {@code Optional} or nullable where an empty frame stands for none.
 * <p>
 * The result is the reply on REP, ROUTER, DEALER and PAIR, also as
 * {@code CompletableFuture}, {@code Mono}, or of a Kotlin function that suspends. On
 * other sockets, {@code @SendTo("name")} on method or class names the socket that it is
 * sent to; the values of a {@code Flux} are then sent one by one. A requester always gets
 * an answer: an empty one without a result, and a
 * {@link dev.zmq.spring.support.ZmqProblem} if the method fails.
 * <p>
 * All texts may contain placeholders and expressions; where the name of a bean is
 * expected, an expression may also yield the object itself.
 */
@Target({ ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@MessageMapping
@Repeatable(ZmqListeners.class)
public @interface ZmqListener {

	/**
	 * The id of the listener, by default the names of bean and method, and of the socket
	 * if the method has several listeners. A socket of its own has the same name.
	 * @return the id
	 */
	String id() default "";

	/**
	 * The name of the socket to listen on.
	 * @return the name of a socket of {@code zmq.sockets}
	 */
	String socket() default "";

	/**
	 * The type of a socket of its own.
	 * @return the type; none if {@link #socket} is given
	 */
	SocketType[] type() default {};

	/**
	 * Where a socket of its own is bound.
	 * @return endpoints
	 */
	String[] bind() default {};

	/**
	 * What a socket of its own connects to.
	 * @return endpoints
	 */
	String[] connect() default {};

	/**
	 * The topic prefixes that a SUB or XSUB subscribes to while the listener runs,
	 * besides those of the socket. Without any, neither here nor there, it gets
	 * everything.
	 * @return topic prefixes
	 */
	String[] topics() default {};

	/**
	 * How many messages are handled at a time; {@code zmq.listener.concurrency} by
	 * default. With more than 1 they are no longer handled in order.
	 * @return a number
	 */
	String concurrency() default "";

	/**
	 * Whether the listener starts with the application; {@code zmq.listener.auto-startup}
	 * by default.
	 * @return true or false
	 */
	String autoStartup() default "";

	/**
	 * The name of the bean that makes the container.
	 * @return the name of a {@link dev.zmq.spring.config.ZmqListenerContainerFactory}, by
	 * default {@code zmqListenerContainerFactory}
	 */
	String containerFactory() default "";

	/**
	 * Options of a socket of its own, by their names as properties of
	 * {@code zmq.sockets.<name>}, and of the container: {@code max-in-flight} and
	 * {@code startup-failure-policy}.
	 * @return such as {@code receive-high-water-mark=100}; several may stand in one text,
	 * one per line
	 */
	String[] properties() default {};

	/**
	 * What payloads are if the wire does not tell; what the socket says by default.
	 * @return a MIME type, such as {@code application/json}
	 */
	String consumes() default "";

	/**
	 * The name of the bean that converts payloads and results; what the container factory
	 * has by default.
	 * @return the name of a
	 * {@link org.springframework.messaging.converter.MessageConverter}
	 */
	String messageConverter() default "";

	/**
	 * The name of the bean that decides about messages that cannot be handled; what the
	 * container factory has by default.
	 * @return the name of a {@link dev.zmq.spring.listener.ZmqListenerErrorHandler}
	 */
	String errorHandler() default "";

	/**
	 * The name of the bean that decides which messages the listener gets.
	 * @return the name of a {@link dev.zmq.spring.listener.ZmqMessageFilter}; all
	 * messages by default
	 */
	String filter() default "";

	/**
	 * The name of the bean that runs the handler, with at least as many threads as the
	 * concurrency says.
	 * @return the name of an {@link java.util.concurrent.Executor}; threads of the
	 * container by default
	 */
	String executor() default "";

	/**
	 * The names of beans that are called around the handler.
	 * @return names of {@link org.aopalliance.intercept.MethodInterceptor}s; the first is
	 * the outermost
	 */
	String[] adviceChain() default {};

	/**
	 * Whether the method gets several messages at a time, as a {@code List} of payloads,
	 * {@code Message<T>} or {@code ZmqMessage}.
	 * @return true or false, the default
	 */
	String batch() default "";

	/**
	 * How many messages a batch has at most; {@code zmq.listener.batch.size} by default.
	 * @return a number
	 */
	String batchSize() default "";

	/**
	 * How long a batch is waited for after its first message;
	 * {@code zmq.listener.batch.timeout} by default.
	 * @return a duration, such as {@code 200ms}
	 */
	String batchTimeout() default "";

	/**
	 * After how much time without messages an event says that the listener is idle.
	 * @return a duration, such as {@code 30s}; no such events by default
	 */
	String idleEventInterval() default "";

	/**
	 * The name of a group of listeners that are started and stopped together by
	 * {@link dev.zmq.spring.config.ZmqListenerEndpointRegistry#getGroup}.
	 * @return the name of the group; none by default
	 */
	String containerGroup() default "";

	/**
	 * How long stopping waits for messages that are being handled;
	 * {@code zmq.listener.shutdown-timeout} by default.
	 * @return a duration, such as {@code 10s}
	 */
	String gracefulShutdown() default "";

}
