package dev.zmq.spring.listener.adapter;

import java.lang.reflect.Method;

import dev.zmq.spring.listener.InvalidMessageException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.CoroutinesUtils;
import org.springframework.core.KotlinDetector;
import org.springframework.core.convert.ConversionException;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;

/**
 * A method that is called with arguments made of a message. It tells apart what the
 * sender is to blame for, and knows suspending Kotlin functions.
 */
final class ListenerMethod extends InvocableHandlerMethod {

	private final boolean suspending;

	ListenerMethod(Object bean, Method method) {
		super(bean, method);
		this.suspending = KotlinDetector.isSuspendingFunction(method);
	}

	boolean isSuspending() {
		return this.suspending;
	}

	/**
	 * A handler may have conversions of its own that fail: those are not about this
	 * message, which is why only what happens here is its sender's fault.
	 */
	@Override
	protected @Nullable Object[] getMethodArgumentValues(Message<?> message, @Nullable Object... provided)
			throws Exception {
		try {
			return super.getMethodArgumentValues(message, provided);
		}
		catch (MessagingException | ConversionException ex) {
			throw new InvalidMessageException(ex);
		}
	}

	@Override
	protected @Nullable Object doInvoke(@Nullable Object... arguments) throws Exception {
		return this.suspending ? CoroutinesUtils.invokeSuspendingFunction(getBridgedMethod(), getBean(), arguments)
				: super.doInvoke(arguments);
	}

}
