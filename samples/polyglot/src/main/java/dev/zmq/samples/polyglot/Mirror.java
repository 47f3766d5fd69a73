package dev.zmq.samples.polyglot;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.support.ZmqHeaders;

import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;

/**
 * What Python begins: requests are answered, one-way messages are acknowledged on another
 * socket.
 */
@Component
class Mirror {

	@ZmqListener(socket = "rep")
	@ZmqListener(socket = "pair")
	String answer(String text, @Header(ZmqHeaders.SOCKET_TYPE) SocketType type) {
		return note(type, text);
	}

	/** Any frames, any bytes: what comes is what goes. */
	@ZmqListener(socket = "router")
	List<byte[]> echo(List<byte[]> frames) {
		note(SocketType.ROUTER, frames.size() + " frames");
		return frames;
	}

	@ZmqListener(socket = "sub")
	@ZmqListener(socket = "xsub")
	@ZmqListener(socket = "pull")
	@SendTo("push")
	String acknowledge(String text, @Header(ZmqHeaders.SOCKET_TYPE) SocketType type) {
		return note(type, text);
	}

	/** An XPUB receives what is subscribed to: a 1, and the topic. */
	@ZmqListener(socket = "xpub")
	void subscribed(byte[] frame) {
		String what = (frame[0] == 1) ? "subscribe to " : "unsubscribe from ";
		note(SocketType.XPUB, what + new String(frame, 1, frame.length - 1, StandardCharsets.UTF_8));
	}

	/** Headers are headers on both sides. */
	@ZmqListener(socket = "letters")
	Message<String> letter(String text, @Header String language) {
		note(SocketType.REP, text + " (written in " + language + ")");
		return MessageBuilder.withPayload("with kind regards").setHeader("language", "Java").build();
	}

	private static String note(SocketType type, String text) {
		System.out.printf("  %-6s ◀── Python   %s%n", type, text);
		return type + " of Java got: " + text;
	}

}
