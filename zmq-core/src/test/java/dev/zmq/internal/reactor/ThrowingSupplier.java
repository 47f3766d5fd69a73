package dev.zmq.internal.reactor;

/**
 * Something that returns a value, or fails in any way.
 *
 * @param <T> the type of the value
 */
interface ThrowingSupplier<T> {

	T get() throws Exception;

}
