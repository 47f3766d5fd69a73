package dev.zmq.spring.config;

import java.lang.reflect.Method;

import dev.zmq.spring.listener.ZmqBatchMessageListener;
import dev.zmq.spring.listener.ZmqMessageListener;
import dev.zmq.spring.listener.adapter.BatchMethodListener;
import dev.zmq.spring.listener.adapter.MethodListener;
import dev.zmq.spring.listener.adapter.MethodResults;

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
		return MethodResults.expected(this.method);
	}

	@Override
	public String description() {
		return "@ZmqListener on " + this.method.getDeclaringClass().getSimpleName() + "." + this.method.getName();
	}

	@Override
	public ZmqMessageListener createListener(ZmqListenerTools tools) {
		if (BatchMethodListener.isMeantBy(this.method)) {
			throw new IllegalStateException(description()
					+ " has a list of messages, and gets them one by one; set batch = \"true\", or take a single one");
		}
		return new MethodListener(this.bean, this.method, tools.methods(), tools.mapper(),
				tools.sender(this.settings.sendTo()));
	}

	@Override
	public ZmqBatchMessageListener createBatchListener(ZmqListenerTools tools) {
		return new BatchMethodListener(this.bean, this.method, tools.methods(), tools.mapper(),
				tools.sender(this.settings.sendTo()));
	}

}
