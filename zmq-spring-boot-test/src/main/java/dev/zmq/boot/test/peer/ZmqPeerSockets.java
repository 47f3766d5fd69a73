package dev.zmq.boot.test.peer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Holds several {@link ZmqPeerSocket} annotations.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface ZmqPeerSockets {

	/**
	 * The annotations.
	 * @return the annotations
	 */
	ZmqPeerSocket[] value();

}
