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
 * Runs the tests of a class against a foreign program, which is a parameter of type
 * {@link ZmqPeer} of tests and of their {@code @BeforeEach}. It starts before the first
 * test that asks for it and ends after the last. To run the same tests against several,
 * put them and the {@link ZmqPeerSocket}s in an abstract class, and this annotation on
 * subclasses. Where such a program cannot be had, the tests are skipped, which one line
 * of the log tells; see {@link ZmqPeerProvider#demandedBy()}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Tag("interop")
@ExtendWith(ZmqPeerExtension.class)
public @interface ZmqPeerTest {

	/**
	 * What starts the program.
	 * @return a class with a constructor without arguments
	 */
	Class<? extends ZmqPeerProvider> value() default PythonPeerProvider.class;

}
