package dev.zmq.boot.autoconfigure;

import dev.zmq.spring.support.ZmqMessageConverters;

/**
 * Changes what converts payloads. Beans of this type are called in their order, those of
 * the starter (protobuf, JSON, CBOR, MessagePack) at {@link #STARTER_ORDER} and later.
 */
@FunctionalInterface
public interface ZmqMessageConvertersCustomizer {

	/** The order of the first customizer of the starter. */
	int STARTER_ORDER = 0;

	/**
	 * Changes the converters.
	 * @param converters the converters so far
	 */
	void customize(ZmqMessageConverters.Builder converters);

}
