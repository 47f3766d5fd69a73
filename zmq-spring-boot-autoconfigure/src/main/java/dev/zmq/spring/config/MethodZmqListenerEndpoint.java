package dev.zmq.spring.config;

import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;

import dev.zmq.spring.listener.ZmqMessageListener;
import dev.zmq.spring.listener.adapter.MethodListener;
import dev.zmq.spring.support.ZmqMessageMapper;

import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;

/**
 * A listener that is a method of a bean.
 *
 * @param bean the bean
 * @param method the method, as it can be called on the bean
 * @param settings what it says about its container
 */
public record MethodZmqListenerEndpoint(Object bean, Method method,
		ZmqListenerSettings settings) implements ZmqListenerEndpoint {

	@Override
	public boolean hasResult() {
		MethodParameter returned = new MethodParameter(this.method, -1);
		Class<?> type = returned.getParameterType();
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
		if (CompletionStage.class.isAssignableFrom(type) || (adapter != null && !adapter.isNoValue())) {
			return ResolvableType.forMethodParameter(returned).getGeneric(0).resolve() != Void.class;
		}
		return type != void.class && type != Void.class && adapter == null;
	}

	@Override
	public String description() {
		return "@ZmqListener on " + this.method.getDeclaringClass().getSimpleName() + "." + this.method.getName();
	}

	@Override
	public ZmqMessageListener createListener(ZmqMessageMapper mapper, MessageHandlerMethodFactory methods) {
		return new MethodListener(methods.createInvocableHandlerMethod(this.bean, this.method), mapper);
	}

}
