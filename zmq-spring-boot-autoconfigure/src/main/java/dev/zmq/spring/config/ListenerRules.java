package dev.zmq.spring.config;

import dev.zmq.option.SocketType;
import dev.zmq.spring.core.SocketTypeMismatchException;
import dev.zmq.spring.core.ZmqSocketDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What listeners can do on which type of socket.
 */
final class ListenerRules {

	private ListenerRules() {
	}

	/**
	 * Checks that a socket can do what a listener wants.
	 * @throws SocketTypeMismatchException if it cannot
	 */
	static void requireUsable(ZmqListenerEndpoint endpoint, ZmqSocketDefinition definition) {
		SocketType type = definition.type();
		String fix = fix(endpoint, type);
		if (fix != null) {
			throw new SocketTypeMismatchException(definition.name(), type,
					endpoint.description() + (receives(type) ? ", which returns a value" : ""), fix);
		}
		boolean subscribes = type == SocketType.SUB || type == SocketType.XSUB;
		if (!subscribes && endpoint.usesTopics()) {
			throw new SocketTypeMismatchException(definition.name(), type,
					endpoint.description() + ", which has topics", "make it a SUB, or remove the topics");
		}
	}

	private static @Nullable String fix(ZmqListenerEndpoint endpoint, SocketType type) {
		return switch (type) {
			case PUB -> "listen on a SUB, and publish with ZmqTemplate";
			case PUSH -> "listen on a PULL, and send with ZmqTemplate";
			case REQ -> "listen on a REP, and send requests with ZmqTemplate";
			case SUB, XSUB, PULL, XPUB -> (endpoint.hasResult() && endpoint.settings().sendTo() == null)
					? "name the socket for the result with @SendTo, or let the method return void" : null;
			default -> null;
		};
	}

	/** Types that do not answer. What an XPUB receives are subscriptions. */
	private static boolean receives(SocketType type) {
		return type == SocketType.SUB || type == SocketType.XSUB || type == SocketType.PULL || type == SocketType.XPUB;
	}

}
