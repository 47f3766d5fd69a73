package dev.zmq.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;

/**
 * How long a test may run before {@link HangWatchdog} takes it for hung, where the usual
 * limit does not fit. On a method it goes before that of the class.
 */
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface HangLimit {

	/** The limit, in {@link #unit()}. */
	long value();

	/** The unit of the limit. */
	TimeUnit unit() default TimeUnit.SECONDS;

}
