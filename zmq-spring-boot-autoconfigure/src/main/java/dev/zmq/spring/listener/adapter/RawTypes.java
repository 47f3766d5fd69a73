package dev.zmq.spring.listener.adapter;

import java.nio.ByteBuffer;
import java.util.Set;

import dev.zmq.ZmqMessage;

/**
 * The types that take every payload as it is.
 */
final class RawTypes {

	private static final Set<Class<?>> TYPES = Set.of(Object.class, byte[].class, String.class, CharSequence.class,
			ByteBuffer.class, ZmqMessage.class);

	private RawTypes() {
	}

	static boolean contains(Class<?> type) {
		return TYPES.contains(type);
	}

}
