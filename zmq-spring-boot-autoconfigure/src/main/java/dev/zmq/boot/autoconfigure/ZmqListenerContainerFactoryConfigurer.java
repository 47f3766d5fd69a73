package dev.zmq.boot.autoconfigure;

import java.util.List;

import dev.zmq.spring.config.DefaultZmqListenerContainerFactory;
import dev.zmq.spring.config.ZmqListenerDefaults;
import dev.zmq.spring.listener.ZmqListenerDecorator;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import dev.zmq.spring.listener.ZmqWorkers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.validation.Validator;

/**
 * Sets up a container factory as the auto-configured one is, so that an application can
 * have a second one that differs in a few things only.
 */
public final class ZmqListenerContainerFactoryConfigurer {

	private final ZmqProperties properties;

	private final MessageConverter converter;

	private final ZmqWorkers.Factory workersFactory;

	private final ObjectProvider<Validator> validator;

	private final ObjectProvider<ZmqListenerErrorHandler> errorHandler;

	private final ObjectProvider<ZmqListenerDecorator> decorators;

	ZmqListenerContainerFactoryConfigurer(ZmqProperties properties, MessageConverter converter,
			ZmqWorkers.Factory workersFactory, ObjectProvider<Validator> validator,
			ObjectProvider<ZmqListenerErrorHandler> errorHandler, ObjectProvider<ZmqListenerDecorator> decorators) {
		this.properties = properties;
		this.converter = converter;
		this.workersFactory = workersFactory;
		this.validator = validator;
		this.errorHandler = errorHandler;
		this.decorators = decorators;
	}

	/**
	 * Sets up a factory.
	 * @param factory the factory
	 */
	public void configure(DefaultZmqListenerContainerFactory factory) {
		ZmqProperties.Listener listener = this.properties.listener();
		factory.setDefaults(
				new ZmqListenerDefaults(listener.concurrency(), listener.autoStartup(), listener.shutdownTimeout()));
		factory.setMessageConverter(this.converter);
		factory.setWorkersFactory(this.workersFactory);
		SocketDefinitions definitions = new SocketDefinitions(this.properties, List.of());
		factory.setSocketDefaults((builder) -> definitions.defaults(builder.type()).accept(builder));
		factory.setSocketProperties(new BoundSocketProperties());
		this.validator.ifUnique(factory::setValidator);
		this.errorHandler.ifUnique(factory::setErrorHandler);
		factory.setDecorators(this.decorators.orderedStream().toList());
	}

}
