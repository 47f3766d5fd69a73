package dev.zmq.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.zmq.spring.listener.adapter.FrameIndex;

import org.springframework.core.annotation.AliasFor;

/**
 * Gives a parameter of a listener one frame of the payload, converted to the parameter's
 * type and checked if annotated with {@code @Valid}. A frame that is missing makes the
 * message invalid, unless the parameter is an {@code Optional} or nullable.
 */
@Target({ ElementType.PARAMETER, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@FrameIndex(0)
public @interface ZmqFrame {

	/**
	 * The number of the frame.
	 * @return 0 for the first frame after envelope and topic
	 */
	@AliasFor(annotation = FrameIndex.class)
	int value();

}
