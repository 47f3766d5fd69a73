package dev.zmq.spring.event;

import java.io.Serial;

import org.springframework.context.ApplicationEvent;

/**
 * Something that happened to a named socket. Listening for this type hears of all.
 */
public abstract sealed class ZmqSocketEvent extends ApplicationEvent
		permits ZmqSocketOpenedEvent, ZmqBindFailedEvent, ZmqAcceptFailedEvent, ZmqHandshakeFailedEvent,
		ZmqPeerConnectedEvent, ZmqPeerDisconnectedEvent, ZmqMessagesDroppedEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String name;

	ZmqSocketEvent(Object source, String name) {
		super(source);
		this.name = name;
	}

	/**
	 * Returns the name of the socket.
	 * @return the name
	 */
	public final String getName() {
		return this.name;
	}

}
