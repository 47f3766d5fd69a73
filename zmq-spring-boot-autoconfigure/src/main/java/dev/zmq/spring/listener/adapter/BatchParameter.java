package dev.zmq.spring.listener.adapter;

import java.lang.reflect.Method;
import java.util.List;

import dev.zmq.ZmqMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.Message;

/**
 * The parameter of a method that gets a batch.
 *
 * @param parameter the parameter, a list
 * @param element what the list has for each message
 * @param target what each payload is converted to; null if it is left alone
 */
record BatchParameter(MethodParameter parameter, Element element, @Nullable Class<?> target) {

	/** What a list can have for each message. */
	enum Element {

		/** All frames. */
		WHOLE,

		/** The message with headers and converted payload. */
		MESSAGE,

		/** The converted payload. */
		PAYLOAD

	}

	/**
	 * Finds the parameter of a method.
	 * @throws IllegalStateException if the method does not have just one list
	 */
	static BatchParameter of(ListenerMethod method) {
		BatchParameter found = null;
		for (MethodParameter parameter : method.getMethodParameters()) {
			if (ContinuationArgumentResolver.isContinuation(parameter)) {
				continue;
			}
			if (found != null || parameter.getParameterType() != List.class) {
				throw new IllegalStateException("@ZmqListener on " + method.getShortLogMessage()
						+ " wants batches and has the parameter " + parameter.getGenericParameterType().getTypeName()
						+ "; let it have a single one, List<T>, List<Message<T>> or List<ZmqMessage>");
			}
			found = of(parameter);
		}
		if (found == null) {
			throw new IllegalStateException("@ZmqListener on " + method.getShortLogMessage()
					+ " wants batches and has no parameter; let it have one, List<T>, List<Message<T>> or"
					+ " List<ZmqMessage>");
		}
		return found;
	}

	private static BatchParameter of(MethodParameter parameter) {
		ResolvableType element = ResolvableType.forMethodParameter(parameter).getGeneric(0);
		if (element.resolve() == ZmqMessage.class) {
			return new BatchParameter(parameter, Element.WHOLE, null);
		}
		if (element.resolve() == Message.class) {
			Class<?> payload = element.getGeneric(0).resolve(Object.class);
			return new BatchParameter(parameter, Element.MESSAGE, (payload != Object.class) ? payload : null);
		}
		Class<?> payload = element.resolve(Object.class);
		return new BatchParameter(parameter, Element.PAYLOAD, (payload != Object.class) ? payload : null);
	}

	/** Whether a method has a list that makes sense for batches only. */
	static boolean isMeantBy(Method method) {
		for (int i = 0; i < method.getParameterCount(); i++) {
			MethodParameter parameter = new MethodParameter(method, i);
			if (parameter.getParameterType() == List.class && of(parameter).element() != Element.PAYLOAD) {
				return true;
			}
		}
		return false;
	}

	/** The place of the payload's type in the parameter's, for its generics. */
	MethodParameter payload() {
		return (this.element == Element.MESSAGE) ? this.parameter.nested().nested() : this.parameter.nested();
	}

}
