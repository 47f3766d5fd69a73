package dev.zmq.spring.support;

import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InboundMessageTests {

	private static @Nullable InboundMessage divide(SocketType type, String... frames) {
		return InboundMessage.of(type, ZmqMessage.of(frames));
	}

	private static void assertPayload(SocketType type, List<String> payload, boolean delimited, String... frames) {
		InboundMessage inbound = divide(type, frames);
		assertThat(inbound).isNotNull();
		assertThat(inbound.payload()).extracting(String::new).isEqualTo(payload);
		assertThat(inbound.delimited()).isEqualTo(delimited);
	}

	@Test
	void routerEnvelopeEndsWithTheFirstEmptyFrameThatIsNotTheLast() {
		assertPayload(SocketType.ROUTER, List.of("p"), true, "id", "", "p");
		assertPayload(SocketType.ROUTER, List.of("p"), true, "id", "7", "", "p");
		assertPayload(SocketType.ROUTER, List.of("p"), false, "id", "p");
		assertPayload(SocketType.ROUTER, List.of(""), true, "id", "", "");
		assertPayload(SocketType.ROUTER, List.of(""), false, "id", "");
		assertPayload(SocketType.ROUTER, List.of("p", "", "q"), true, "id", "", "p", "", "q");
		assertThat(divide(SocketType.ROUTER, "id")).isNull();
	}

	@Test
	void dealerEnvelopeHasNoRoutingId() {
		assertPayload(SocketType.DEALER, List.of("p"), true, "client", "", "p");
		assertPayload(SocketType.DEALER, List.of("p"), true, "", "p");
		assertPayload(SocketType.DEALER, List.of("p"), false, "p");
		assertPayload(SocketType.DEALER, List.of(""), false, "");
	}

	@Test
	void firstOfSeveralFramesIsTheTopicOfASubscriber() {
		assertPayload(SocketType.SUB, List.of("p", "q"), false, "topic", "p", "q");
		assertPayload(SocketType.SUB, List.of("EUR 1.08"), false, "EUR 1.08");
		InboundMessage inbound = divide(SocketType.XSUB, "topic", "p");
		assertThat(inbound).isNotNull();
		assertThat(inbound.topic()).isEqualTo("topic");
	}

	@Test
	void everythingIsPayloadElsewhere() {
		assertPayload(SocketType.PULL, List.of("a", "", "b"), false, "a", "", "b");
		assertPayload(SocketType.PAIR, List.of("", "b"), false, "", "b");
	}

	@Test
	void replyHasTheSameEnvelope() {
		InboundMessage inbound = divide(SocketType.ROUTER, "id", "7", "", "p", "q");
		assertThat(inbound).isNotNull();
		assertThat(inbound.reply(ZmqMessage.of("x", "y"))).isEqualTo(ZmqMessage.of("id", "7", "", "x", "y"));
	}

}
