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
 * own ({@link #type} with {@link #bind} or {@link #connect}).
 * <p>
 * Parameters: the payload, converted to the parameter's type and checked if annotated
 * with {@code @Valid}; {@code byte[]} and {@code String} as they are; {@code @Header} and
 * {@code @Headers} with the names of {@link dev.zmq.spring.support.ZmqHeaders};
 * {@code Message<?>}; {@link dev.zmq.ZmqMessage} for all frames; {@code List<byte[]>} for
 * the frames of the payload.
 * <p>
 * The result is the reply on REP, ROUTER, DEALER and PAIR, also as
 * {@code CompletableFuture} or {@code Mono}. On other sockets, {@code @SendTo("name")}
 * names the socket that it is sent to. A requester always gets an answer: an empty one
 * without a result, and a {@link dev.zmq.spring.support.ZmqProblem} if the method fails.
 * <p>
 * All texts may contain placeholders and expressions.
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
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

}
