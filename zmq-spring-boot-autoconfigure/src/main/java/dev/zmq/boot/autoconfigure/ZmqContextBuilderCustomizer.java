package dev.zmq.boot.autoconfigure;

import dev.zmq.ZmqContextBuilder;

/**
 * Changes the context that is auto-configured, after {@code zmq.context} was applied.
 * Beans of this type are called in their order.
 */
@FunctionalInterface
public interface ZmqContextBuilderCustomizer {

	/**
	 * Changes the context to be.
	 * @param builder its builder
	 */
	void customize(ZmqContextBuilder builder);

}
