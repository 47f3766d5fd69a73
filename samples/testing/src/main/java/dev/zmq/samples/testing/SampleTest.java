package dev.zmq.samples.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.zmq.boot.test.peer.RequiresPyzmq;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that starts a sample, looks into its README, and talks to it through libzmq. The
 * methods run in the order that {@code @Order} gives.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@RequiresPyzmq
@ExtendWith(ReadmeCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public @interface SampleTest {

}
