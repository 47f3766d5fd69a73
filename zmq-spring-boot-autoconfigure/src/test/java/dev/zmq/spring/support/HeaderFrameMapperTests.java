package dev.zmq.spring.support;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeTypeUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HeaderFrameMapperTests {

	private static ZmqMessageMapper mapper(SocketType type, ZmqFormat format) {
		return ZmqMessageMapper.of("it", type, format, null);
	}

	private static byte[] frame(String json) {
		byte[] text = json.getBytes(StandardCharsets.UTF_8);
		byte[] frame = new byte[text.length + 4];
		System.arraycopy(new byte[] { (byte) 0xFF, 'Z', 'H', '1' }, 0, frame, 0, 4);
		System.arraycopy(text, 0, frame, 4, text.length);
		return frame;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static Message<?> receive(ZmqMessageMapper mapper, byte[]... frames) {
		return mapper.toMessage(mapper.divide(ZmqMessage.of(frames)));
	}

	private static Message<?> receive(String json) {
		return receive(mapper(SocketType.PULL, ZmqFormat.HEADERS), frame(json), bytes("p"));
	}

	@Test
	void headersGoToTheOtherSideAndKeepTheirTypes() {
		Message<String> sent = MessageBuilder.withPayload("p")
			.setHeader("text", "ä")
			.setHeader("int", 7)
			.setHeader("fraction", 1.5f)
			.setHeader("flag", true)
			.setHeader("uuid", new UUID(1, 2))
			.setHeader("traceparent", "00-1-2-01")
			.setHeader(MessageHeaders.CONTENT_TYPE, MimeTypeUtils.TEXT_PLAIN)
			.setHeader(ZmqHeaders.CORRELATION_ID, "c")
			.setHeader(ZmqHeaders.REPLY_TO, "r")
			.setHeader(ZmqHeaders.TYPE_ID, "t")
			.build();
		ZmqMessage wire = mapper(SocketType.PUSH, ZmqFormat.HEADERS).fromMessage(sent);
		Message<?> received = receive(mapper(SocketType.PULL, ZmqFormat.AUTO), wire.frame(0), wire.frame(1));
		assertThat(received.getPayload()).isEqualTo(bytes("p"));
		Map<String, Object> headers = new HashMap<>(received.getHeaders());
		headers.keySet().removeAll(List.of(ZmqHeaders.SOCKET, ZmqHeaders.SOCKET_TYPE, ZmqHeaders.MESSAGE));
		assertThat(headers).isEqualTo(Map.ofEntries(Map.entry("text", "ä"), Map.entry("int", 7L),
				Map.entry("fraction", 1.5), Map.entry("flag", true), Map.entry("uuid", new UUID(1, 2).toString()),
				Map.entry("traceparent", "00-1-2-01"), Map.entry("contentType", "text/plain"),
				Map.entry(ZmqHeaders.CORRELATION_ID, "c"), Map.entry(ZmqHeaders.REPLY_TO, "r"),
				Map.entry(ZmqHeaders.TYPE_ID, "t"),
				Map.entry(ZmqHeaders.MESSAGE_ID, String.valueOf(sent.getHeaders().getId())),
				Map.entry("timestamp", sent.getHeaders().getTimestamp())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "zmq_socket", "zmq_userId", "ZMQ_userid", "zmq_anything", "id", "contentType",
			"replyChannel", "errorChannel", "nativeHeaders", "lookupDestination", "spring.cloud.function.definition" })
	void namesThatThisSideUsesItselfAreNotTakenFromTheWireAndNotSent(String name) {
		Message<?> received = receive("{\"" + name + "\":\"evil\",\"other\":\"good\"}");
		assertThat(received.getHeaders().values()).doesNotContain("evil").contains("good");
		assertThat(HeaderNames.toFields(new MessageHeaders(Map.of(name, "x")))).doesNotContainKey(name);
	}

	@Test
	void valuesThatAreNotSimpleAreNotSent() {
		MessageHeaders headers = new MessageHeaders(Map.of("map", Map.of(), "nan", Double.NaN, "bytes", new byte[1]));
		assertThat(HeaderNames.toFields(headers)).containsOnlyKeys("message-id", "timestamp");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "{\"a\":null}", "{\"content-type\":1}", "{\"content-type\":\"nonsense\"}",
			"{\"content-type\":\"text/plain;charset=nonsense\"}", "{\"message-id\":1}", "{\"type-id\":true}",
			"{\"timestamp\":\"now\"}", "{\"timestamp\":-1}", "{\"timestamp\":1.5}", " {}" })
	void malformedHeadersAreRefusedByBothFormats(String json) {
		for (ZmqFormat format : List.of(ZmqFormat.HEADERS, ZmqFormat.AUTO)) {
			assertThatExceptionOfType(MalformedMessageException.class)
				.isThrownBy(() -> receive(mapper(SocketType.PULL, format), frame(json), bytes("p")));
		}
	}

	@Test
	void otherVersionsInvalidTextAndMissingPayloadsAreRefused() {
		ZmqMessageMapper mapper = mapper(SocketType.PULL, ZmqFormat.AUTO);
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> receive(mapper, new byte[] { -1, 'Z', 'H', '2', '{', '}' }, bytes("p")))
			.withMessageContaining("version 0x32");
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> receive(mapper, new byte[] { -1, 'Z', 'H', '1', '{', -1, '}' }, bytes("p")))
			.withMessageContaining("UTF-8");
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> receive(mapper, frame("{}")))
			.withMessageContaining("not followed by a payload");
	}

	@Test
	void sizesAreBoundedInBothDirections() {
		String large = "x".repeat(HeaderFrame.MAX_SIZE);
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> receive("{\"a\":\"" + large + "\"}"))
			.withMessageContaining("16384");
		ZmqMessageMapper mapper = mapper(SocketType.PUSH, ZmqFormat.HEADERS);
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> mapper.fromMessage(MessageBuilder.withPayload("p").setHeader("a", large).build()))
			.withMessageContaining("16380");
		Map<String, Object> many = new HashMap<>();
		for (int i = 0; i <= HeaderFrame.MAX_HEADERS; i++) {
			many.put("h" + i, i);
		}
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> mapper.fromMessage(MessageBuilder.withPayload("p").copyHeaders(many).build()))
			.withMessageContaining("64 headers");
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(
					() -> mapper.fromMessage(MessageBuilder.withPayload("p").setHeader("n".repeat(129), "x").build()))
			.withMessageContaining("128");
	}

	@Test
	void messageWithoutHeadersIsMalformedInOneFormatAndTakenByTheOther() {
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> receive(mapper(SocketType.PULL, ZmqFormat.HEADERS), bytes("p")))
			.withMessageContaining("auto or raw");
		assertThat(receive(mapper(SocketType.PULL, ZmqFormat.AUTO), bytes("p")).getPayload()).isEqualTo(bytes("p"));
		byte[] header = frame("{\"a\":1}");
		InboundMessage raw = mapper(SocketType.PULL, ZmqFormat.RAW).divide(ZmqMessage.of(header, bytes("p")));
		assertThat(raw.payload()).containsExactly(header, bytes("p"));
		assertThat(raw.headers()).isNull();
	}

	@Test
	void publisherAlwaysSendsATopic() {
		ZmqMessage wire = mapper(SocketType.PUB, ZmqFormat.HEADERS)
			.fromMessage(MessageBuilder.withPayload("p").build());
		assertThat(wire.size()).isEqualTo(3);
		assertThat(wire.frame(0)).isEmpty();
		Message<?> received = receive(mapper(SocketType.SUB, ZmqFormat.HEADERS), bytes("EUR"), frame("{\"a\":1}"),
				bytes("p"), bytes("q"));
		assertThat(received.getHeaders()).containsEntry(ZmqHeaders.TOPIC, "EUR").containsEntry("a", 1L);
		assertThat((List<?>) received.getPayload()).hasSize(2).last().isEqualTo(bytes("q"));
		assertThat(receive(mapper(SocketType.SUB, ZmqFormat.HEADERS), frame("{\"a\":1}"), bytes("p")).getHeaders())
			.doesNotContainKey(ZmqHeaders.TOPIC);
	}

	@ParameterizedTest
	@EnumSource(names = { "ROUTER", "DEALER" })
	void headersEndTheEnvelopeEvenIfAnEmptyFrameFollows(SocketType type) {
		byte[][] frames = { bytes("id"), frame("{\"a\":1}"), bytes("p"), bytes(""), bytes("q") };
		InboundMessage inbound = mapper(type, ZmqFormat.HEADERS).divide(ZmqMessage.of(frames));
		assertThat(inbound.envelope()).isEqualTo(1);
		assertThat(inbound.delimited()).isFalse();
		assertThat(inbound.payload()).containsExactly(bytes("p"), bytes(""), bytes("q"));
	}

	@Test
	void replyHasHeadersIfTheRequestHas() {
		ZmqMessageMapper mapper = mapper(SocketType.REP, ZmqFormat.AUTO);
		InboundMessage asked = mapper
			.divide(ZmqMessage.of(bytes("id"), bytes("7"), bytes(""), frame("{\"message-id\":\"m\"}"), bytes("p")));
		ZmqMessage reply = mapper.reply(asked, MessageBuilder.withPayload("r").build());
		assertThat(reply.size()).isEqualTo(5);
		assertThat(HeaderFrame.decode(reply.frame(3))).containsEntry("correlation-id", "m");
		InboundMessage plain = mapper.divide(ZmqMessage.of("id", "7", "", "p"));
		assertThat(mapper.reply(plain, MessageBuilder.withPayload("r").build()))
			.isEqualTo(ZmqMessage.of("id", "7", "", "r"));
	}

	@Test
	void problemsAndEmptyRepliesMayGoWithoutHeaders() {
		ZmqMessageMapper mapper = mapper(SocketType.DEALER, ZmqFormat.HEADERS);
		assertThat(mapper.divideReply(ZmqMessage.empty()).headers()).isNull();
		byte[] problem = new ZmqProblem(ZmqProblem.FAILED, 500, "x").toBytes();
		assertThat(mapper.divideReply(ZmqMessage.of(problem)).headers()).isNull();
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> mapper.divideReply(ZmqMessage.of("r")));
	}

	@Test
	void nothingButOneErrorComesOfHostileFrames() {
		long seed = System.nanoTime();
		System.out.println("HeaderFrameMapperTests seed " + seed);
		Random random = new Random(seed);
		byte[] good = frame("{\"content-type\":\"text/plain\",\"timestamp\":5,\"x\":\"\\u00e9é\"}");
		ZmqMessageMapper mapper = mapper(SocketType.PULL, ZmqFormat.HEADERS);
		int refused = 0;
		for (int i = 0; i < 20_000; i++) {
			byte[] frame = good.clone();
			for (int n = 1 + random.nextInt(3); n > 0; n--) {
				frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
			}
			refused += isRefused(mapper, frame) ? 1 : 0;
		}
		assertThat(refused).as("seed %d", seed).isBetween(10_000, 19_999);
	}

	private static boolean isRefused(ZmqMessageMapper mapper, byte[] frame) {
		Message<?> message = null;
		try {
			message = receive(mapper, frame, bytes("p"));
		}
		catch (MalformedMessageException ex) {
			return true;
		}
		assertThat(message.getHeaders()).containsEntry(ZmqHeaders.SOCKET, "it");
		return false;
	}

}
