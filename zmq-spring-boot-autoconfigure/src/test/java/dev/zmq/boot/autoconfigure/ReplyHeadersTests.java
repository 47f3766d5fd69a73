package dev.zmq.boot.autoconfigure;

import java.nio.charset.StandardCharsets;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import static dev.zmq.boot.autoconfigure.Applications.SOON;
import static dev.zmq.boot.autoconfigure.Applications.address;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of the headers of a result.
 */
class ReplyHeadersTests {

	private static final byte[] MAGIC = { (byte) 0xFF, 'Z', 'H', '1' };

	@Test
	void headersOfAResultAreSentWithTheReply() {
		ZmqMessage reply = replyTo("headers", "{\"message-id\":\"m1\"}");
		assertThat(reply.size()).isEqualTo(2);
		assertThat(reply.frame(0)).startsWith(MAGIC);
		assertThat(reply.string(0)).contains("\"mood\":\"cheerful\"", "\"content-type\":\"text/plain\"",
				"\"correlation-id\":\"m1\"");
		assertThat(reply.string(1)).isEqualTo("hello");
	}

	@Test
	void plainReplyHasNoHeaders() {
		assertThat(replyTo("raw", null)).isEqualTo(ZmqMessage.of("hello"));
	}

	private static ZmqMessage replyTo(String format, @Nullable String headers) {
		ZmqMessage[] reply = new ZmqMessage[1];
		Applications.runner()
			.withUserConfiguration(Greeter.class)
			.withPropertyValues("zmq.sockets.greetings.type=REP", "zmq.sockets.greetings.bind=tcp://127.0.0.1:0",
					"zmq.sockets.greetings.format=" + format)
			.run((context) -> {
				try (ZmqSocket req = context.getBean(ZmqContext.class).socket(SocketType.REQ)) {
					req.connect(address(context, "greetings"));
					ZmqMessage request = ZmqMessage.of("hi");
					req.send((headers != null) ? request.prepend(frame(headers)) : request);
					reply[0] = req.tryReceive(SOON);
				}
			});
		assertThat(reply[0]).isNotNull();
		return reply[0];
	}

	private static byte[] frame(String json) {
		byte[] text = json.getBytes(StandardCharsets.US_ASCII);
		byte[] frame = new byte[MAGIC.length + text.length];
		System.arraycopy(MAGIC, 0, frame, 0, MAGIC.length);
		System.arraycopy(text, 0, frame, MAGIC.length, text.length);
		return frame;
	}

	static class Greeter {

		@ZmqListener(socket = "greetings")
		Message<String> greet(String text) {
			return MessageBuilder.withPayload("hello")
				.setHeader("mood", "cheerful")
				.setHeader("contentType", "text/plain")
				.build();
		}

	}

}
