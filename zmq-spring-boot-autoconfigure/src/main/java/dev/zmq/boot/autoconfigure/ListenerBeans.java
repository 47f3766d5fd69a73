package dev.zmq.boot.autoconfigure;

import dev.zmq.spring.listener.ZmqListenerDecorator;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import dev.zmq.spring.listener.ZmqMessageRecoverer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.validation.Validator;

/**
 * What an application may have for all listeners, or not. Beans that are no default
 * candidates belong to single listeners, which name them.
 */
record ListenerBeans(ObjectProvider<Validator> validator, ObjectProvider<ZmqListenerErrorHandler> errorHandler,
		ObjectProvider<ZmqMessageRecoverer> recoverer, ObjectProvider<ZmqListenerDecorator> decorators,
		ObjectProvider<ZmqListenerContainerFactoryCustomizer> factoryCustomizers,
		ObjectProvider<ZmqListenerContainerCustomizer> containerCustomizers) {

}
