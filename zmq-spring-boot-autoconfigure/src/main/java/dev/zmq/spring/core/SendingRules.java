package dev.zmq.spring.core;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketType;
import dev.zmq.spring.support.ZmqHeaders;

import org.springframework.messaging.Message;

/**
 * What can be done with which type of socket.
 */
final class SendingRules {

	private SendingRules() {
	}

	static void requireRequests(String socket, SocketType type) {
		if (type != SocketType.DEALER && type != SocketType.REQ) {
			throw new SocketTypeMismatchException(socket, type, "requests", "make it a DEALER or a REQ");
		}
	}

	static void requireReceivable(String socket, SocketType type) {
		if (!type.canReceive()) {
			throw new SocketTypeMismatchException(socket, type, "receiving",
					"receive on the type that goes with it, a " + ((type == SocketType.PUB) ? "SUB" : "PULL"));
		}
	}

	static void requireSendable(String socket, SocketType type, Message<?> message) {
		switch (type) {
			case SUB, PULL -> throw new SocketTypeMismatchException(socket, type, "sending",
					"send on the type that goes with it, a " + ((type == SocketType.SUB) ? "PUB" : "PUSH"));
			case REP -> throw new SocketTypeMismatchException(socket, type, "sending",
					"reply by returning a value from a @ZmqListener method");
			case REQ -> throw new SocketTypeMismatchException(socket, type, "sending without a reply",
					"use convertSendAndReceive or request");
			case ROUTER, STREAM -> {
				if (!message.getHeaders().containsKey(ZmqHeaders.ROUTING_ID)
						&& !(message.getPayload() instanceof ZmqMessage)) {
					throw new SocketTypeMismatchException(socket, type, "sending to nobody in particular",
							"name the receiver by the header " + ZmqHeaders.ROUTING_ID);
				}
			}
			default -> {
				// the others send to whom they are connected to
			}
		}
	}

}
