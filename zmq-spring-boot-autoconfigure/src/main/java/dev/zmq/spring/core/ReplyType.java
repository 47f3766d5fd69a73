package dev.zmq.spring.core;

import java.lang.reflect.Method;
import java.lang.reflect.Type;

import dev.zmq.ZmqMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;

/**
 * What to convert a payload to.
 *
 * @param <T> the type
 * @param type the type without its parameters
 * @param hint what converters get beside it; null for a type that has no parameters
 */
record ReplyType<T>(Class<T> type, @Nullable Object hint) {

	static <T> ReplyType<T> of(Class<T> type) {
		return new ReplyType<>(type, null);
	}

	@SuppressWarnings("unchecked")
	static <T> ReplyType<T> of(ParameterizedTypeReference<T> reference) {
		Class<?> raw = ResolvableType.forType(reference).resolve();
		Assert.notNull(raw, () -> reference.getType() + " cannot be told at run time; name a type without variables");
		return new ReplyType<>((Class<T>) raw, new TypeHint(raw, reference.getType()));
	}

	/** Whether an empty payload is a value, too. */
	boolean isRaw() {
		return this.type == byte[].class || this.type == String.class || this.type == ZmqMessage.class;
	}

	/**
	 * Converters take generic types from parameters of methods only. The method is never
	 * called.
	 */
	private static final class TypeHint extends MethodParameter {

		private static final Method ANY = Object.class.getMethods()[0];

		private final Class<?> raw;

		private final Type generic;

		TypeHint(Class<?> raw, Type generic) {
			super(ANY, -1);
			this.raw = raw;
			this.generic = generic;
		}

		@Override
		public Class<?> getParameterType() {
			return this.raw;
		}

		@Override
		public Type getGenericParameterType() {
			return this.generic;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof TypeHint that && this.generic.equals(that.generic);
		}

		@Override
		public int hashCode() {
			return this.generic.hashCode();
		}

	}

}
