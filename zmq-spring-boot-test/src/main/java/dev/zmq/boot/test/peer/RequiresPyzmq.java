package dev.zmq.boot.test.peer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that talk to libzmq through Python ({@link Pyzmq}). They carry the tag
 * {@code interop} and are skipped where there is no such Python, unless the environment
 * says {@code ZMQ_INTEROP=required}, which makes that a failure.
 */
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Tag("interop")
@ExtendWith(PyzmqCondition.class)
public @interface RequiresPyzmq {

}
