package dev.zmq.spring.support;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.google.protobuf.StringValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.ProtobufMessageConverter;
import org.springframework.messaging.converter.SmartMessageConverter;
import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConverterTests {

	private static final String MESSAGE_PACK = "application/msgpack";

	private final SmartMessageConverter converter = ZmqMessageConverters.builder()
		.add(new ProtobufMessageConverter())
		.add(ZmqJacksonConverters.json(new JsonMapper()))
		.add(ZmqJacksonConverters.cbor(new CBORMapper()))
		.add(ZmqJacksonConverters.messagePack(new JsonMapper()))
		.build();

	private final Order order = new Order("ä", 7, -1.5, new byte[] { 1, 2 }, List.of("x", "y"), null);

	private Message<?> write(Object payload, @Nullable String contentType) {
		MessageHeaders headers = new MessageHeaders(
				(contentType != null) ? Map.of(MessageHeaders.CONTENT_TYPE, contentType) : null);
		Message<?> message = this.converter.toMessage(payload, headers);
		assertThat(message).isNotNull();
		return message;
	}

	private static Message<?> message(byte[] payload, String contentType) {
		return MessageBuilder.withPayload(payload).setHeader(MessageHeaders.CONTENT_TYPE, contentType).build();
	}

	@ParameterizedTest
	@CsvSource({ "application/json,7b", "application/vnd.order+json,7b", "application/cbor,bf",
			"application/vnd.order+cbor,bf", "application/msgpack,86", "application/x-msgpack,86" })
	void contentTypeDecidesTheFormat(String contentType, String firstByte) {
		Message<?> message = write(this.order, contentType);
		byte[] bytes = (byte[]) message.getPayload();
		assertThat(HexFormat.of().formatHex(bytes, 0, 1)).isEqualTo(firstByte);
		assertThat(this.converter.fromMessage(message, Order.class)).usingRecursiveComparison().isEqualTo(this.order);
	}

	@Test
	void withoutContentTypeObjectsAreJsonAndProtobufIsProtobuf() {
		assertThat((byte[]) write(this.order, null).getPayload()).startsWith('{');
		Message<?> message = write(StringValue.of("p"), null);
		assertThat(message.getPayload()).isEqualTo(StringValue.of("p").toByteArray());
		assertThat(String.valueOf(message.getHeaders().get(MessageHeaders.CONTENT_TYPE)))
			.startsWith("application/x-protobuf");
		assertThat(this.converter.fromMessage(message, StringValue.class)).isEqualTo(StringValue.of("p"));
	}

	@Test
	void contentTypeThatNobodyKnowsIsConvertedByNobody() {
		assertThat(this.converter.fromMessage(message(new byte[1], "application/x-unknown"), Order.class)).isNull();
	}

	@Test
	void textsHaveTheCharsetOfTheirContentType() {
		Message<?> message = write("ä", "text/plain;charset=ISO-8859-1");
		assertThat(message.getPayload()).isEqualTo(new byte[] { (byte) 0xE4 });
		assertThat(this.converter.fromMessage(message, String.class)).isEqualTo("ä");
		assertThat(write("ä", null).getHeaders().get(MessageHeaders.CONTENT_TYPE))
			.hasToString("text/plain;charset=UTF-8");
		SmartMessageConverter latin = ZmqMessageConverters.builder().charset(StandardCharsets.ISO_8859_1).build();
		assertThat(latin.fromMessage(MessageBuilder.withPayload(new byte[] { (byte) 0xE4 }).build(), String.class))
			.isEqualTo("ä");
	}

	@Test
	void ownConverterGoesBeforeThoseThatAreThere() {
		SmartMessageConverter own = ZmqMessageConverters.builder()
			.add(ZmqJacksonConverters.json(new JsonMapper()))
			.addFirst(ZmqJacksonConverters.cbor(new CBORMapper()))
			.remove(ProtobufMessageConverter.class)
			.build();
		Message<?> message = own.toMessage(1,
				new MessageHeaders(Map.of(MessageHeaders.CONTENT_TYPE, "application/cbor")));
		assertThat(message).isNotNull();
		assertThat(message.getPayload()).isEqualTo(new byte[] { 1 });
	}

	void handler(List<Order> orders) {
		throw new UnsupportedOperationException("only its parameter is looked at");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/cbor", MESSAGE_PACK })
	void parametersOfTypesAreKept(String contentType) throws Exception {
		MethodParameter parameter = new MethodParameter(getClass().getDeclaredMethod("handler", List.class), 0);
		Object orders = this.converter.fromMessage(write(List.of(this.order), contentType), List.class, parameter);
		assertThat(orders).usingRecursiveComparison().isEqualTo(List.of(this.order));
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 127, 128, -32, -33, 255, 65536, Long.MAX_VALUE, Long.MIN_VALUE })
	void messagePackKeepsIntegers(long value) {
		assertThat(this.converter.fromMessage(write(value, MESSAGE_PACK), Long.class)).isEqualTo(value);
		BigInteger unsigned = new BigInteger("18446744073709551615");
		assertThat(this.converter.fromMessage(write(unsigned, MESSAGE_PACK), BigInteger.class)).isEqualTo(unsigned);
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> write(unsigned.add(BigInteger.ONE), MESSAGE_PACK));
	}

	@Test
	void messagePackIsWhatItsOwnLibraryWrites() throws Exception {
		MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
		packer.packMapHeader(2).packString("a").packInt(1).packString("b").packNil();
		byte[] bytes = packer.toByteArray();
		assertThat(this.converter.fromMessage(message(bytes, MESSAGE_PACK), Map.class))
			.isEqualTo(new JsonMapper().readValue("{\"a\":1,\"b\":null}", Map.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "81", "dfffffffff", "ddffffffff", "dbffffffff", "db7fffffff", "c67fffffff", "c1",
			"d40100", "c0c0", "81a0", "8101c0", "82a161c0a161c0", "a1ff" })
	void hostileMessagePackIsRefusedForNoMoreThanItsBytes(String hex) {
		assertThatExceptionOfType(MessageConversionException.class).isThrownBy(
				() -> this.converter.fromMessage(message(HexFormat.of().parseHex(hex), MESSAGE_PACK), Object.class));
	}

	@ParameterizedTest
	@CsvSource({ "application/msgpack,91", "application/cbor,81", "application/json,5b" })
	void endlessNestingIsRefused(String contentType, String open) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		byte[] one = HexFormat.of().parseHex(open);
		for (int i = 0; i < 100_000; i++) {
			bytes.writeBytes(one);
		}
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.converter.fromMessage(message(bytes.toByteArray(), contentType), List.class));
	}

	@Test
	void nothingButOneErrorComesOfDamagedPayloads() {
		long seed = System.nanoTime();
		System.out.println("ConverterTests seed " + seed);
		Random random = new Random(seed);
		int refused = 0;
		for (String contentType : List.of(MESSAGE_PACK, "application/cbor")) {
			byte[] good = (byte[]) write(this.order, contentType).getPayload();
			for (int i = 0; i < 3_000; i++) {
				byte[] bytes = good.clone();
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
				refused += isRefused(message(bytes, contentType)) ? 1 : 0;
			}
		}
		assertThat(refused).as("seed %d", seed).isBetween(300, 5_999);
	}

	private boolean isRefused(Message<?> message) {
		try {
			this.converter.fromMessage(message, Order.class);
			return false;
		}
		catch (MessageConversionException ex) {
			return true;
		}
	}

	record Order(String item, int count, double price, byte[] data, List<String> tags, @Nullable String note) {
	}

}
