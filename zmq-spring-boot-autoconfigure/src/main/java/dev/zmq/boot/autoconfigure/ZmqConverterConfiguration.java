package dev.zmq.boot.autoconfigure;

import java.util.List;

import dev.zmq.spring.support.ZmqMessageConverters;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.converter.MessageConverter;

/**
 * The converter of payloads: a bean {@code zmqMessageConverter}, which applications may
 * define themselves. It is no candidate where just any converter is asked for.
 */
final class ZmqConverterConfiguration {

	static final String BEAN_NAME = "zmqMessageConverter";

	private ZmqConverterConfiguration() {
	}

	/** JSON by the application's own mapper. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JsonMapper.class)
	static class Jackson {

		@Bean(name = BEAN_NAME, defaultCandidate = false)
		@ConditionalOnMissingBean(name = BEAN_NAME)
		MessageConverter zmqMessageConverter(ObjectProvider<JsonMapper> mapper) {
			return ZmqMessageConverters
				.of(List.of(new JacksonJsonMessageConverter(mapper.getIfAvailable(JsonMapper::new))));
		}

	}

	/** Texts and bytes only. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("tools.jackson.databind.json.JsonMapper")
	static class Plain {

		@Bean(name = BEAN_NAME, defaultCandidate = false)
		@ConditionalOnMissingBean(name = BEAN_NAME)
		MessageConverter zmqMessageConverter() {
			return ZmqMessageConverters.of(List.of());
		}

	}

}
