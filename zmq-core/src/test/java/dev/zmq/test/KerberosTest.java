package dev.zmq.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that run a Kerberos of their own. They carry the tag {@code interop}, and
 * are skipped where its programs are missing - unless the environment says
 * {@code ZMQ_INTEROP=required}, which makes that a failure.
 */
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("interop")
@ExtendWith(KerberosCondition.class)
public @interface KerberosTest {

}
