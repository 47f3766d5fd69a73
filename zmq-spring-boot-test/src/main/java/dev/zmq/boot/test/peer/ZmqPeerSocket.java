package dev.zmq.boot.test.peer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.zmq.option.SocketType;

/**
 * A socket of the peer of a {@link ZmqPeerTest}. Sockets of superclasses count, too.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(ZmqPeerSockets.class)
public @interface ZmqPeerSocket {

	/**
	 * The name of the socket, for {@link ZmqPeer#endpoint}.
	 * @return the name
	 */
	String name();

	/**
	 * The type of the socket, which decides what it does, see {@link ZmqPeer}.
	 * @return one of {@link ZmqPeerProvider#TYPES}
	 */
	SocketType type();

}
