package dev.zmq.spring.support;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.util.MimeType;

/**
 * Converters that need Jackson: JSON, and formats that say the same in fewer bytes.
 */
public final class ZmqJacksonConverters {

	private ZmqJacksonConverters() {
	}

	/**
	 * Makes a converter for JSON, which also takes payloads of unknown content type.
	 * @param mapper the mapper
	 * @return the converter
	 */
	public static MessageConverter json(JsonMapper mapper) {
		return new JacksonJsonMessageConverter(mapper);
	}

	/**
	 * Makes a converter for CBOR (RFC 8949): for content type {@code application/cbor}
	 * only.
	 * @param mapper a {@code CBORMapper}
	 * @return the converter
	 */
	public static MessageConverter cbor(ObjectMapper mapper) {
		return new BinaryMessageConverter(new CborFormat(mapper), new MimeType("application", "cbor"),
				new MimeType("application", "*+cbor"));
	}

	/**
	 * Makes a converter for MessagePack: for content types {@code application/msgpack},
	 * {@code application/vnd.msgpack} and {@code application/x-msgpack} only. Needs
	 * {@code org.msgpack:msgpack-core}. Says what JSON says, and binary data as such;
	 * extension types are not read.
	 * @param mapper makes a tree of objects, and objects of a tree
	 * @return the converter
	 */
	public static MessageConverter messagePack(JsonMapper mapper) {
		return new BinaryMessageConverter(new MessagePackFormat(mapper), new MimeType("application", "msgpack"),
				new MimeType("application", "vnd.msgpack"), new MimeType("application", "x-msgpack"));
	}

}
