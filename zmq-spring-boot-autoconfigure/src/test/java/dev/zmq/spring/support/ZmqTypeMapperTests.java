package dev.zmq.spring.support;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.SmartMessageConverter;
import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ZmqTypeMapperTests {

	private static final String HERE = ZmqTypeMapperTests.class.getPackageName();

	private static SmartMessageConverter converter(ZmqTypeMapper types, boolean send) {
		return ZmqMessageConverters.builder()
			.add(ZmqJacksonConverters.json(new JsonMapper()))
			.types(types, send)
			.build();
	}

	private static @Nullable Object read(ZmqTypeMapper types, String typeId, Class<?> target) {
		Message<byte[]> message = MessageBuilder.withPayload("{\"radius\":2}".getBytes(StandardCharsets.UTF_8))
			.setHeader(ZmqHeaders.TYPE_ID, typeId)
			.build();
		return converter(types, false).fromMessage(message, target);
	}

	@Test
	void messageNamesItsTypeWhereTheHandlerTakesSomethingMoreGeneral() {
		ZmqTypeMapper types = new ZmqTypeMapper(List.of(HERE));
		assertThat(read(types, Circle.class.getName(), Shape.class)).isEqualTo(new Circle(2));
		assertThat(read(types, Circle.class.getName(), Object.class)).isEqualTo(new Circle(2));
		assertThat(read(types.register("circle", Circle.class), "circle", Shape.class)).isEqualTo(new Circle(2));
		assertThat(types.getRefused()).isZero();
	}

	@Test
	void handlerThatTakesAnotherTypeGetsThat() {
		ZmqTypeMapper types = new ZmqTypeMapper(List.of(HERE));
		assertThat(read(types, Circle.class.getName(), Other.class)).isEqualTo(new Other(2));
		assertThat(read(types, "java.lang.Runtime", Circle.class)).isEqualTo(new Circle(2));
		assertThat(read(types, Circle.class.getName(), Map.class)).isEqualTo(Map.of("radius", 2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "java.lang.Runtime", "dev.zmq.spring.core.ZmqTemplate", "dev.zmq.spring.supporting.X",
			"dev", "", ".", "[Ldev.zmq.spring.support.Circle;", "dev.zmq.spring.support.",
			"dev.zmq.spring.support.Missing", "dev.zmq.spring.support.\u0007", "int" })
	void typesThatAreNotTrustedAreRefusedAndCounted(String typeId) {
		ZmqTypeMapper types = new ZmqTypeMapper(List.of(HERE));
		assertThatExceptionOfType(MessageConversionException.class).isThrownBy(() -> read(types, typeId, Object.class))
			.withMessageContaining("type id")
			.withMessageMatching("\\p{Print}*");
		assertThat(types.getRefused()).isEqualTo(1);
	}

	@Test
	void nothingIsTrustedByDefault() {
		ZmqTypeMapper types = new ZmqTypeMapper(List.of());
		assertThat(types.isEnabled()).isFalse();
		assertThat(read(types, "java.lang.Runtime", Map.class)).isEqualTo(Map.of("radius", 2));
		assertThat(types.toTypeId(Circle.class)).isNull();
	}

	@Test
	void packagesAreTrustedAloneOrWithAllBelow() {
		ZmqTypeMapper exact = new ZmqTypeMapper(List.of("dev.zmq.spring"));
		assertThat(exact.toTypeId(Circle.class)).isNull();
		ZmqTypeMapper below = new ZmqTypeMapper(List.of("dev.zmq.*"));
		assertThat(below.toTypeId(Circle.class)).isEqualTo(Circle.class.getName());
		assertThat(below.toTypeId(String.class)).isNull();
		assertThat(below.toTypeId(Circle[].class)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "", ".*", "dev..zmq", "dev.*.zmq", "dev/zmq", " dev.zmq" })
	void everythingCannotBeTrusted(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> new ZmqTypeMapper(List.of(name)))
			.withMessageContaining("com.example.*");
	}

	@Test
	void typeIdIsSentIfWantedAndTrusted() {
		ZmqTypeMapper types = new ZmqTypeMapper(List.of(HERE));
		assertThat(typeId(converter(types, true), new Circle(1))).isEqualTo(Circle.class.getName());
		assertThat(typeId(converter(types.register("circle", Circle.class), true), new Circle(1))).isEqualTo("circle");
		assertThat(typeId(converter(types, true), List.of(1))).isNull();
		assertThat(typeId(converter(types, false), new Circle(1))).isNull();
	}

	private static @Nullable Object typeId(SmartMessageConverter converter, Object payload) {
		Message<?> message = converter.toMessage(payload, null);
		assertThat(message).isNotNull();
		return message.getHeaders().get(ZmqHeaders.TYPE_ID);
	}

	interface Shape {

	}

	record Circle(int radius) implements Shape {
	}

	record Other(int radius) {
	}

}
