package dev.zmq.boot.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test the TCP port that a named socket of the application is bound to: to a
 * field or a parameter of type {@code int}.
 */
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ExtendWith(LocalZmqParameterResolver.class)
public @interface LocalZmqPort {

	/**
	 * The name of the socket, or the id of a listener with a socket of its own.
	 * @return the name
	 */
	String value();

}
