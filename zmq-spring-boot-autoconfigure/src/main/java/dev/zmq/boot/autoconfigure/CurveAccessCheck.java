package dev.zmq.boot.autoconfigure;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.spring.core.ZmqSocketCustomizer;

import org.springframework.core.Ordered;

/**
 * Refuses to open servers of CURVE that anybody could connect to without somebody having
 * said so. Last of all customizers, so that it sees what others have set.
 */
final class CurveAccessCheck implements ZmqSocketCustomizer, Ordered {

	private final ZmqContext context;

	private final boolean anyKey;

	CurveAccessCheck(ZmqContext context, boolean anyKey) {
		this.context = context;
		this.anyKey = anyKey;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(String name, ZmqSocket socket) {
		if (socket.get(SocketOption.CURVE_SERVER) && !this.anyKey && !this.context.hasAuthenticator()
				&& !socket.get(SocketOption.ZAP_ENFORCE_DOMAIN)) {
			throw new UnrestrictedCurveServerException(name);
		}
	}

}
