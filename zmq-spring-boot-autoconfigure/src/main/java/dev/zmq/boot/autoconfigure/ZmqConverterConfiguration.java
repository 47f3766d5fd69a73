package dev.zmq.boot.autoconfigure;

import dev.zmq.spring.support.ZmqJacksonConverters;
import dev.zmq.spring.support.ZmqMessageConverters;
import dev.zmq.spring.support.ZmqTypeMapper;
import org.msgpack.core.MessagePack;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.converter.ProtobufMessageConverter;

/**
 * The converter of payloads: a bean {@code zmqMessageConverter}, which applications may
 * define themselves. It is no candidate where just any converter is asked for.
 */
@Configuration(proxyBeanMethods = false)
final class ZmqConverterConfiguration {

	static final String BEAN_NAME = "zmqMessageConverter";

	/**
	 * The application's converters go before those of the starter. A composite is the
	 * whole set of another module, as WebSocket and Integration have it, and takes what
	 * is not meant for it.
	 */
	@Bean(name = BEAN_NAME, defaultCandidate = false)
	@ConditionalOnMissingBean(name = BEAN_NAME)
	MessageConverter zmqMessageConverter(ObjectProvider<MessageConverter> converters,
			ObjectProvider<ZmqMessageConvertersCustomizer> customizers) {
		ZmqMessageConverters.Builder builder = ZmqMessageConverters.builder();
		converters.orderedStream()
			.filter((converter) -> !(converter instanceof CompositeMessageConverter))
			.forEach(builder::add);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	/** Types that were given an id of their own, or trusted packages, are an own bean. */
	@Bean
	@ConditionalOnMissingBean
	ZmqTypeMapper zmqTypeMapper(ZmqProperties properties) {
		try {
			return new ZmqTypeMapper(properties.converters().trustedPackages());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException("zmq.converters.trusted-packages",
					properties.converters().trustedPackages(), ex.getMessage());
		}
	}

	@Bean
	@Order(ZmqMessageConvertersCustomizer.STARTER_ORDER)
	ZmqMessageConvertersCustomizer zmqConverterSettings(ZmqProperties properties, ZmqTypeMapper types) {
		return (converters) -> converters.charset(properties.converters().charset())
			.types(types, properties.converters().typeIdHeader());
	}

	/** Goes before JSON, which takes objects of any class. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(com.google.protobuf.Message.class)
	@ConditionalOnBooleanProperty(name = "zmq.converters.protobuf", matchIfMissing = true)
	static class Protobuf {

		@Bean
		@Order(ZmqMessageConvertersCustomizer.STARTER_ORDER)
		ZmqMessageConvertersCustomizer zmqProtobufConverter() {
			return (converters) -> converters.add(new ProtobufMessageConverter());
		}

	}

	/** JSON by the application's own mapper. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JsonMapper.class)
	@ConditionalOnBooleanProperty(name = "zmq.converters.json", matchIfMissing = true)
	static class Json {

		@Bean
		@Order(ZmqMessageConvertersCustomizer.STARTER_ORDER + 10)
		ZmqMessageConvertersCustomizer zmqJsonConverter(ObjectProvider<JsonMapper> mapper) {
			return (converters) -> converters.add(ZmqJacksonConverters.json(mapper.getIfAvailable(JsonMapper::new)));
		}

	}

	/** CBOR by the application's own mapper. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(CBORMapper.class)
	@ConditionalOnBooleanProperty(name = "zmq.converters.cbor", matchIfMissing = true)
	static class Cbor {

		@Bean
		@Order(ZmqMessageConvertersCustomizer.STARTER_ORDER + 20)
		ZmqMessageConvertersCustomizer zmqCborConverter(ObjectProvider<CBORMapper> mapper) {
			return (converters) -> converters.add(ZmqJacksonConverters.cbor(mapper.getIfAvailable(CBORMapper::new)));
		}

	}

	/** MessagePack by the application's mapper for JSON. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ JsonMapper.class, MessagePack.class })
	@ConditionalOnBooleanProperty(name = "zmq.converters.message-pack", matchIfMissing = true)
	static class MsgPack {

		@Bean
		@Order(ZmqMessageConvertersCustomizer.STARTER_ORDER + 30)
		ZmqMessageConvertersCustomizer zmqMessagePackConverter(ObjectProvider<JsonMapper> mapper) {
			return (converters) -> converters
				.add(ZmqJacksonConverters.messagePack(mapper.getIfAvailable(JsonMapper::new)));
		}

	}

}
