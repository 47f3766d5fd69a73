package dev.zmq.boot.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Sets up the test of an application that speaks ZeroMQ, in addition to
 * {@code @SpringBootTest}:
 * <ul>
 * <li>Where sockets of {@code zmq.sockets} bind is moved to where nobody else is, and
 * where other sockets of the same application connect to it moves along. What leads out
 * of the application is left alone. {@link LocalZmqEndpoint} and {@link LocalZmqPort}
 * tell the test where the sockets are.</li>
 * <li>A {@link dev.zmq.boot.test.listener.ZmqListenerTestHarness} watches the
 * listeners.</li>
 * </ul>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureZmqTest {

	/**
	 * Where endpoints are moved to.
	 * @return free ports of this machine by default
	 */
	Endpoints endpoints() default Endpoints.FREE_PORTS;

	/**
	 * Where endpoints are moved to.
	 */
	enum Endpoints {

		/**
		 * tcp and tls+tcp endpoints to free ports of the loopback address, ipc endpoints
		 * to files in a directory of the test's own.
		 */
		FREE_PORTS,

		/**
		 * All endpoints to inproc: no network at all. Peers have to live in the
		 * application's context, see
		 * {@link dev.zmq.boot.test.peer.ZmqTestPeer#create(dev.zmq.ZmqContext, dev.zmq.option.SocketType)}.
		 */
		INPROC,

		/**
		 * Nothing is moved.
		 */
		UNCHANGED

	}

}
