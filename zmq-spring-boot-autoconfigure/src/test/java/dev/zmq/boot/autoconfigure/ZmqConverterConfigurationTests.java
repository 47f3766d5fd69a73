package dev.zmq.boot.autoconfigure;

import java.util.List;
import java.util.Map;

import dev.zmq.spring.support.ZmqHeaders;
import dev.zmq.spring.support.ZmqTypeMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessagePack;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;

class ZmqConverterConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class));

	private static @Nullable String write(ApplicationContext context, Object payload, @Nullable String contentType) {
		MessageConverter converter = context.getBean(ZmqConverterConfiguration.BEAN_NAME, MessageConverter.class);
		Message<?> message = converter.toMessage(payload,
				new MessageHeaders((contentType != null) ? Map.of(MessageHeaders.CONTENT_TYPE, contentType) : null));
		return (message != null)
				? new String((byte[]) message.getPayload(), java.nio.charset.StandardCharsets.ISO_8859_1) : null;
	}

	@Test
	void everyFormatOnTheClassPathIsThere() {
		this.runner.run((context) -> {
			assertThat(write(context, List.of(1), null)).isEqualTo("[1]");
			assertThat(write(context, List.of(1), "application/cbor")).isEqualTo("\u0081\u0001");
			assertThat(write(context, List.of(1), "application/msgpack")).isEqualTo("\u0091\u0001");
		});
	}

	@Test
	void textsNeedNoJackson() {
		this.runner.withClassLoader(new FilteredClassLoader("tools.jackson", "org.msgpack", "com.google.protobuf"))
			.run((context) -> {
				assertThat(write(context, "text", null)).isEqualTo("text");
				assertThat(write(context, List.of(1), null)).isNull();
			});
	}

	@Test
	void everyFormatMayBeMissing() {
		this.runner.withClassLoader(new FilteredClassLoader(MessagePack.class)).run((context) -> {
			assertThat(write(context, List.of(1), "application/msgpack")).isNull();
			assertThat(write(context, List.of(1), null)).isEqualTo("[1]");
		});
		this.runner.withClassLoader(new FilteredClassLoader(JsonMapper.class))
			.run((context) -> assertThat(write(context, List.of(1), null)).isNull());
	}

	@Test
	void convertersOfTheApplicationGoFirstInTheirOrder() {
		this.runner.withUserConfiguration(Own.class).run((context) -> {
			assertThat(write(context, 1L, null)).isEqualTo("first 1");
			assertThat(write(context, 1, null)).isEqualTo("second 1");
			assertThat(write(context, List.of(1), null)).isEqualTo("[1]");
			assertThat(write(context, "text", null)).isEqualTo("text");
		});
	}

	@Test
	void customizerChangesTheConverters() {
		this.runner
			.withBean(ZmqMessageConvertersCustomizer.class,
					() -> (converters) -> converters.addFirst(new Prefix("custom ", Object.class)))
			.run((context) -> assertThat(write(context, List.of(1), null)).isEqualTo("custom [1]"));
	}

	@Test
	void everyFormatCanBeSwitchedOff() {
		this.runner.withPropertyValues("zmq.converters.json=false")
			.run((context) -> assertThat(write(context, List.of(1), null)).isNotEqualTo("[1]"));
		this.runner.withPropertyValues("zmq.converters.json=false", "zmq.converters.cbor=false")
			.run((context) -> assertThat(write(context, List.of(1), "application/cbor")).isNull());
		this.runner.withPropertyValues("zmq.converters.message-pack=false")
			.run((context) -> assertThat(write(context, List.of(1), "application/msgpack")).isNull());
		this.runner.withPropertyValues("zmq.converters.protobuf=false")
			.run((context) -> assertThat(context).doesNotHaveBean("zmqProtobufConverter"));
		this.runner.run((context) -> assertThat(context).hasBean("zmqProtobufConverter"));
	}

	@Test
	void charsetIsThatOfTextsThatDoNotSayIt() {
		this.runner.withPropertyValues("zmq.converters.charset=ISO-8859-1")
			.run((context) -> assertThat(write(context, "ü", null)).isEqualTo("ü"));
		this.runner.run((context) -> assertThat(write(context, "ü", null)).isEqualTo("Ã¼"));
	}

	@Test
	void typesOfTrustedPackagesAreNamedIfWanted() {
		String[] trusted = { "zmq.converters.type-id-header=true", "zmq.converters.trusted-packages=dev.zmq.boot.*" };
		this.runner.withPropertyValues(trusted)
			.run((context) -> assertThat(headers(context)).containsEntry(ZmqHeaders.TYPE_ID, Dto.class.getName()));
		this.runner.withPropertyValues(trusted[1])
			.run((context) -> assertThat(headers(context)).doesNotContainKey(ZmqHeaders.TYPE_ID));
		this.runner.withPropertyValues(trusted[0])
			.run((context) -> assertThat(headers(context)).doesNotContainKey(ZmqHeaders.TYPE_ID));
		this.runner.withPropertyValues(trusted[0])
			.withBean(ZmqTypeMapper.class, () -> new ZmqTypeMapper(List.of()).register("dto", Dto.class))
			.run((context) -> assertThat(headers(context)).containsEntry(ZmqHeaders.TYPE_ID, "dto"));
	}

	private static Map<String, Object> headers(ApplicationContext context) {
		Message<?> message = context.getBean(ZmqConverterConfiguration.BEAN_NAME, MessageConverter.class)
			.toMessage(new Dto("a"), null);
		assertThat(message).isNotNull();
		return message.getHeaders();
	}

	@Test
	void whatIsNoPackageIsNotTrusted() {
		this.runner.withPropertyValues("zmq.converters.trusted-packages=*")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("zmq.converters.trusted-packages"));
	}

	record Dto(String text) {
	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		@Order(2)
		MessageConverter second() {
			return new Prefix("second ", Number.class);
		}

		@Bean
		@Order(1)
		MessageConverter first() {
			return new Prefix("first ", Long.class);
		}

		@Bean
		@Order(0)
		MessageConverter ofAnotherModule() {
			return new CompositeMessageConverter(List.of(new Prefix("never ", Object.class)));
		}

	}

	private record Prefix(String prefix, Class<?> type) implements MessageConverter {

		@Override
		public @Nullable Object fromMessage(Message<?> message, Class<?> target) {
			return null;
		}

		@Override
		public @Nullable Message<?> toMessage(Object payload, @Nullable MessageHeaders headers) {
			return this.type.isInstance(payload)
					? MessageBuilder.withPayload((this.prefix + payload).getBytes()).copyHeaders(headers).build()
					: null;
		}

	}

}
