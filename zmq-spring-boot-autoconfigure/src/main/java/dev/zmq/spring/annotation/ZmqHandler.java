package dev.zmq.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.messaging.handler.annotation.MessageMapping;

/**
 * Makes a method one of several that handle the messages of a class annotated with
 * {@link ZmqListener}. Who gets a message is found in this order:
 * <ol>
 * <li>The handlers with {@link #topics}: the one with the longest prefix of the topic;
 * several with the same go on to the next step among themselves. Without a match, those
 * without topics do.</li>
 * <li>The type that the sender has named in the headers, where the format of the socket
 * has any: the handler whose payload is of the type with this name.</li>
 * <li>The content: the one handler whose payload can be made of it. If several can, their
 * {@code @Valid} or {@code @Validated} decides. What may still be meant for several is
 * invalid, so that no message is ever guessed.</li>
 * <li>The {@link #isDefault default}.</li>
 * </ol>
 * Parameters and results are those of a {@link ZmqListener} method.
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@MessageMapping
public @interface ZmqHandler {

	/**
	 * The topics that the method handles, on a SUB or XSUB.
	 * @return topic prefixes; may contain placeholders and expressions
	 */
	String[] topics() default {};

	/**
	 * Whether the method gets what is for no other.
	 * @return whether it does; one method of a class may
	 */
	boolean isDefault() default false;

}
