package dev.zmq.boot.autoconfigure;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessagePack;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
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
