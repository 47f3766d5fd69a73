package dev.zmq.spring.support;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;

/**
 * CBOR (RFC 8949), by Jackson.
 *
 * @param mapper a {@code CBORMapper}
 */
record CborFormat(ObjectMapper mapper) implements BinaryFormat {

	@Override
	public boolean supports(Class<?> type) {
		return true;
	}

	@Override
	public byte[] write(Object value) {
		return this.mapper.writeValueAsBytes(value);
	}

	@Override
	public @Nullable Object read(byte[] bytes, Type type) {
		return this.mapper.readerFor(this.mapper.constructType(type))
			.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.readValue(bytes);
	}

}
