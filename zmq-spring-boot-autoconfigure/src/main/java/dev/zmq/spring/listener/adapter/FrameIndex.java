package dev.zmq.spring.listener.adapter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks annotations that stand for one frame of the payload, as {@code @ZmqFrame} does.
 */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface FrameIndex {

	/**
	 * The number of the frame.
	 * @return 0 for the first frame after envelope and topic
	 */
	int value();

}
