package dev.zmq.spring.support;

import java.io.IOException;
import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

/**
 * Makes bytes of objects, and objects of bytes. Thread-safe.
 */
interface BinaryFormat {

	/** Whether objects of a type can be made at all. */
	boolean supports(Class<?> type);

	byte[] write(Object value) throws IOException;

	/** Reads one value, which has to be all there is. */
	@Nullable Object read(byte[] bytes, Type type) throws IOException;

}
