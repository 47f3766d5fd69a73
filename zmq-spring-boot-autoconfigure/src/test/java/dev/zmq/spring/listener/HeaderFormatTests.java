package dev.zmq.spring.listener;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import dev.zmq.spring.support.ZmqFormat;
import dev.zmq.spring.support.ZmqHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Containers on sockets whose messages have a frame with headers.
 */
class HeaderFormatTests {

	private final Containers containers = new Containers();

	@AfterEach
	void close() {
		this.containers.close();
	}

	private static String header(String json) {
		return "\u0000ZH1" + json;
	}

	/** Frames of texts; a NUL stands for the first byte of the magic. */
	private static ZmqMessage message(String... frames) {
		byte[][] bytes = new byte[frames.length][];
		for (int i = 0; i < frames.length; i++) {
			bytes[i] = frames[i].getBytes();
			if (frames[i].startsWith("\u0000")) {
				bytes[i][0] = (byte) 0xFF;
			}
		}
		return ZmqMessage.of(bytes);
	}

	@Test
	void malformedMessagesAreCountedAndNoHandlerSeesThem() {
		Queue<String> handled = new ConcurrentLinkedQueue<>();
		ZmqListenerContainer container = this.containers.on(SocketType.PULL)
			.socket((socket) -> socket.format(ZmqFormat.HEADERS))
			.startAsync((inbound) -> {
				handled.add(Containers.text(inbound) + " " + inbound.headers());
				return CompletableFuture.completedFuture(null);
			});
		ZmqSocket push = this.containers.peer(SocketType.PUSH, "in");
		push.send("raw");
		push.send(message(header("{\"a\":null}"), "broken"));
		push.send(message(header("{}")));
		push.send(message(header("{\"zmq_userId\":\"root\",\"a\":1}"), "good"));
		Containers.awaitSettled(container, 4);
		assertThat(handled).containsExactly("good {a=1}");
		assertThat(container.getStatistics().malformed()).isEqualTo(3);
	}

	@Test
	void replyHasHeadersOfItsOwnAndNamesTheRequest() {
		this.containers.on(SocketType.REP)
			.socket((socket) -> socket.format(ZmqFormat.AUTO))
			.expectsResult()
			.start((text) -> MessageBuilder.withPayload("re " + text)
				.setHeader("a", "b")
				.setHeader(ZmqHeaders.MESSAGE_ID, "forged")
				.build());
		ZmqSocket req = this.containers.peer(SocketType.REQ, "in");
		req.send(message(header("{\"message-id\":\"m\"}"), "q"));
		ZmqMessage reply = req.receive();
		assertThat(reply.size()).isEqualTo(2);
		assertThat(reply.string(0)).contains("\"correlation-id\":\"m\"", "\"a\":\"b\"", "\"message-id\":")
			.doesNotContain("forged");
		assertThat(reply.string(1)).isEqualTo("re q");
		req.send("raw");
		assertThat(req.receive()).isEqualTo(ZmqMessage.of("re raw"));
	}

	@Test
	void problemsAndEmptyRepliesHaveHeadersToo() {
		this.containers.on(SocketType.REP)
			.socket((socket) -> socket.format(ZmqFormat.HEADERS))
			.expectsResult()
			.start((text) -> {
				if (text.equals("bad")) {
					throw new IllegalArgumentException(text);
				}
				return null;
			});
		ZmqSocket req = this.containers.peer(SocketType.REQ, "in");
		req.send(message(header("{}"), "bad"));
		ZmqMessage problem = req.receive();
		assertThat(problem.string(0)).contains("application/problem+json");
		assertThat(problem.string(1)).startsWith("{\"type\":\"urn:zmq:problem:");
		req.send(message(header("{}"), "none"));
		ZmqMessage empty = req.receive();
		assertThat(empty.string(0)).contains("message-id");
		assertThat(empty.frame(1)).isEmpty();
	}

}
